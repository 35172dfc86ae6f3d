"""The editor's screens of the legal library: from an upload to readers, and every screen accessible."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, Visit
from tests.browser.laws import MARKET, market_law

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]
REVIEWER, PUBLISHER = "demo-legal", "demo-publisher"
LISTS = (
    "law/",
    "lawversion/",
    "articlenote/",
    "law_import/",
    "law_import/new/",
    "law_theme/",
    "law/import/",
)
ACTS = ("inspect", "text", "correct", "verify", "withdraw", "dates")


@pytest.fixture
def size() -> dict[str, int]:
    return DESKTOP


def archive(folder: Path, *titles: str) -> Path:
    made = folder / "laws.zip"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number, title in enumerate(titles):
            package.writestr(f"{number}.txt", market_law().replace(MARKET, title))
        package.writestr("broken.txt", b"\x00\x01\x02")
    made.write_bytes(out.getvalue())
    return made


def version_of(visit: Visit, title: str) -> str:
    """The number of a law's newest version, as the list shows it."""
    visit.go(f"/admin/lawversion/?q={title}")
    href = visit.page.locator("main table tbody a").first.get_attribute("href")
    found = re.search(r"/(\d+)/", str(href))
    assert found
    return found[1]


def change_person(visit: Visit, username: str) -> None:
    visit.page.context.clear_cookies()
    visit.sign_in(username)


def test_an_archive_goes_through_a_job_to_readers(visit: Visit, page: Page, tmp_path: Path) -> None:
    title = "示例镇停车管理条例"
    visit.sign_in(REVIEWER)
    visit.go("/admin/law_import/new/")
    page.set_input_files("input[type=file]", archive(tmp_path, title, "示例镇养犬管理条例"))
    page.get_by_role("button", name="检查").click()
    # The page looks again by itself until the job has checked
    expect(page.get_by_role("link", name="确认导入")).to_be_visible(timeout=60_000)
    expect(page.locator("main")).to_contain_text("尚未写入任何内容")
    expect(page.locator("main")).to_contain_text("不是文本")
    assert violations(page) == []
    page.get_by_role("link", name="确认导入").click()
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("link", name="查看版本").first).to_be_visible(timeout=60_000)
    number = version_of(visit, title)

    visit.go(f"/admin/lawversion/correct/{number}/")
    page.get_by_label("第几条").fill("8")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="第八条第一款", exact=True).click()
    text = page.get_by_label("更正后的文本")
    text.fill(text.input_value().replace("当场更换", "立即更换"))
    page.get_by_label("理由和出处").fill("示例公报2024年第4号")
    page.get_by_role("button", name="查看前后对比").click()
    expect(page.locator(".law-difference ins").first).to_contain_text("立即")
    expect(page.locator(".law-difference del").first).to_contain_text("当场")
    assert violations(page) == []
    page.get_by_role("button", name="返回修改").click()
    expect(page.get_by_label("理由和出处")).to_have_value("示例公报2024年第4号")
    page.get_by_role("button", name="查看前后对比").click()
    page.get_by_role("button", name="保存更正").click()

    page.get_by_role("link", name="确认已与来源核对").click()
    page.locator("main form button[type=submit]").click()
    change_person(visit, PUBLISHER)
    visit.go(f"/admin/lawversion/inspect/{number}/")
    page.get_by_role("link", name="对外发布").first.click()
    page.locator("main form button[type=submit]").click()
    page.context.clear_cookies()
    visit.go(f"/law/?q={title}")
    page.locator(".law-list").get_by_role("link", name=title).first.click()
    expect(page.locator("#art_8")).to_contain_text("立即更换")
    expect(page.locator(".law-corrections")).to_contain_text("示例公报2024年第4号")


def test_what_was_pasted_can_be_let_be(visit: Visit, page: Page) -> None:
    visit.sign_in(REVIEWER)
    visit.go("/admin/law_import/new/")
    page.get_by_role("button", name="检查").click()
    expect(page.locator("main")).to_contain_text("请选择文件，或者粘贴文本")
    page.get_by_label("法律名称").fill("示例镇路灯管理条例")
    page.get_by_role("textbox", name="文本").fill(market_law())
    page.get_by_role("button", name="检查").click()
    page.get_by_role("link", name="不导入").click()
    assert violations(page) == []
    page.locator("main form button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("未导入")
    expect(page.get_by_role("link", name="确认导入")).to_have_count(0)


@pytest.mark.parametrize("screen", LISTS)
def test_lists_and_uploads_are_accessible(visit: Visit, pages: dict[str, str], screen: str) -> None:
    visit.sign_in()
    visit.go(f"/admin/{screen}")
    assert violations(visit.page) == []


def test_the_screens_of_a_version_are_accessible(visit: Visit, pages: dict[str, str]) -> None:
    visit.sign_in()
    number = version_of(visit, MARKET)
    problems = []
    for act in ACTS:
        visit.go(f"/admin/lawversion/{act}/{number}/")
        problems += [f"{act}: {line}" for line in violations(visit.page)]
    visit.go(f"/admin/lawversion/correct/{number}/?path=art_8/para_1")
    problems += [f"correct: {line}" for line in violations(visit.page)]
    for listed in (f"law/?q={MARKET}", "articlenote/"):
        visit.go(f"/admin/{listed}")
        first = visit.page.locator("main table tbody a").first.get_attribute("href")
        visit.page.goto(f"{visit.site.url}{first}")
        problems += [f"{listed}: {line}" for line in violations(visit.page)]
    assert problems == []

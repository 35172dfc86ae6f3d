"""An editor brings a workbook in, sees what a guide lacks, completes it and submits it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, Visit
from tests.browser.hands import submit
from tests.factories.spreadsheets import xlsx

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]
TITLE = "示例：临时停水登记"
HEAD = ("实施编码", "事项名称", "事项类型", "材料名称", "领导批示", "法定办结时限")
WRITTEN = ("SL-1", TITLE, "公共服务", "身份证", "同意", "20个工作日")


@pytest.fixture
def size() -> dict[str, int]:
    return DESKTOP


def choose(page: Page, folder: Path, *rows: tuple[str, ...]) -> None:
    """Uploads a workbook from the page of guides."""
    file = folder / "guides.xlsx"
    file.write_bytes(xlsx(HEAD, *rows).getvalue())
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="检查文件").click()


def test_a_workbook_becomes_a_guide_that_is_submitted(
    visit: Visit, page: Page, tmp_path: Path
) -> None:
    visit.sign_in("demo-author")
    visit.go("/admin/pages/")
    page.get_by_role("link", name="查看'首页'的子页面").click()
    page.get_by_role("link", name="查看'办事指南'的子页面").click()
    page.locator("#w-slim-header-buttons").get_by_role("button", name="操作").click()
    page.get_by_role("link", name="导入办事指南").click()

    choose(page, tmp_path, WRITTEN, ("SL-1", "", "没有这一类", "", "", ""))
    expect(page.locator("main")).to_contain_text("领导批示")
    assert violations(page) == []
    page.get_by_role("button", name="预览导入结果").click()
    expect(page.locator("main")).to_contain_text("同一份指南在第 2 行写的是“公共服务”")
    expect(page.get_by_role("button", name="确认导入")).to_have_count(0)
    page.get_by_role("link", name="另选文件").click()

    choose(page, tmp_path, WRITTEN)
    page.get_by_role("button", name="预览导入结果").click()
    expect(page.locator("main")).to_contain_text(TITLE)
    assert violations(page) == []
    page.get_by_role("button", name="确认导入").click()

    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("#id_title")).to_have_value(TITLE)
    page.get_by_role("button", name="显示或收起完整度和通俗度").click()
    beside = page.locator("[data-side-panel=quality]")
    expect(beside).to_contain_text("检查要求的八项要素里缺")
    before = beside.get_by_role("progressbar").get_attribute("value")
    page.fill("#id_who", "家里临时停水的住户")
    page.fill("#id_search_description", "家里临时停水的，打一个电话就能登记。")
    page.get_by_role("button", name="保存草稿").click()
    expect(page.locator(".messages")).to_contain_text(TITLE)
    page.reload()
    if not beside.is_visible():
        page.get_by_role("button", name="显示或收起完整度和通俗度").click()
    after = beside.get_by_role("progressbar").get_attribute("value")
    assert int(str(after)) > int(str(before))
    submit(visit)
    expect(page.locator("main, .messages").first).to_contain_text(re.compile("送签|签"))

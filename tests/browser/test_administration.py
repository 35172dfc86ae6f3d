"""The administration in a real browser: who works with it meets Chinese words and nothing that fails."""

import re

import pytest
from playwright.sync_api import expect

from tests.architecture.latin_words import untranslated
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, Visit
from tests.browser.hands import CHECKER, PUBLISHER, SIGNATORY, sign, submit

AUTHOR = "demo-author"


@pytest.fixture
def size() -> dict[str, int]:
    return DESKTOP


def new_page(visit: Visit, title: str) -> None:
    """Starts a standard page below the first section, as an editor finds the way."""
    visit.go("/admin/pages/")
    visit.page.get_by_role("link", name="查看'首页'的子页面").click()
    visit.page.get_by_role("link", name="查看'遇事找谁'的子页面").click()
    visit.page.get_by_role("link", name="添加子页面").first.click()
    if "/add/general/" not in visit.page.url:
        visit.page.get_by_role("link", name="普通页面").first.click()
    visit.page.get_by_role("link", name="空白页").click()
    visit.page.fill("#id_title", title)
    visit.page.fill("#id_search_description", "一句话说清楚。")
    visit.page.get_by_role("button", name="插入区块").click()
    visit.page.get_by_role("option", name="文字").click()
    visit.page.locator(".public-DraftEditor-content").last.click()
    visit.page.keyboard.type("人走火灭，电源断开。")
    written = visit.page.locator("input[name=body-0-value]")
    expect(written).to_have_value(re.compile("人走火灭，电源断开。"))


@pytest.mark.heavy
def test_a_page_goes_through_everybodys_hands(visit: Visit) -> None:
    title = "示例：冬季用火安全"
    visit.sign_in(AUTHOR)
    visit.go("/admin/")
    assert visit.page.locator("html").get_attribute("lang") == "zh-hans"
    new_page(visit, title)
    expect(visit.page.locator("#id_slug")).to_have_value("shi-li-dong-ji-yong-huo-an-quan")
    submit(visit)
    for account in (CHECKER, SIGNATORY, PUBLISHER):
        sign(visit, title, account, seen="人走火灭，电源断开。")
    visit.page.context.clear_cookies()
    visit.go("/yu-shi-zhao-shui/shi-li-dong-ji-yong-huo-an-quan/")
    expect(visit.page.locator("main h1")).to_have_text(title)
    expect(visit.page.locator("main")).to_contain_text("人走火灭，电源断开。")
    visit.page.get_by_role("link", name="签发").first.click()
    expect(visit.page.locator("main")).to_contain_text("当前公开的内容与签发内容完全一致")


def test_an_author_saves_a_draft_that_no_resident_sees(visit: Visit) -> None:
    visit.sign_in(AUTHOR)
    new_page(visit, "草稿：入冬提醒")
    assert visit.page.get_by_role("button", name="发布", exact=True).count() == 0
    visit.page.get_by_role("button", name="保存草稿").click()
    expect(visit.page.locator(".messages")).to_contain_text("草稿：入冬提醒")
    visit.page.context.clear_cookies()
    visit.go("/yu-shi-zhao-shui/cao-gao-ru-dong-ti-xing/")
    expect(visit.page).to_have_title(re.compile("找不到页面"))
    visit.complaints.clear()  # the browser's own line about the 404


def test_what_was_typed_survives_an_error(visit: Visit) -> None:
    visit.sign_in()
    visit.go("/admin/village/new/")
    visit.page.fill("#id_name", "胜利村")
    visit.page.fill("#id_phone", "打听一下")
    visit.page.get_by_role("button", name="创建").click()
    expect(visit.page.locator("#id_name")).to_have_value("胜利村")
    expect(visit.page.locator("#id_phone")).to_have_value("打听一下")
    expect(visit.page.locator("main")).to_contain_text("“打听一下”不是电话号码")


@pytest.mark.parametrize("path", ["", "pages/", "department/", "village/", "person/", "images/"])
def test_the_screens_of_the_administration_are_accessible(visit: Visit, path: str) -> None:
    visit.sign_in()
    visit.go(f"/admin/{path}")
    assert violations(visit.page) == []


@pytest.mark.heavy
def test_the_editor_of_translations_speaks_chinese(visit: Visit) -> None:
    visit.sign_in()
    new_page(visit, "要翻译的页面")
    visit.page.get_by_role("button", name="保存草稿").click()
    expect(visit.page.locator(".messages")).to_contain_text("要翻译的页面")
    number = re.search(r"/pages/(\d+)/", visit.page.url)
    assert number
    visit.go(f"/admin/localize/submit/page/{number[1]}/")
    visit.page.get_by_role("checkbox", name="英文").check()
    visit.page.get_by_role("button", name="提交").click()
    expect(visit.page.get_by_role("heading", name="简体中文译为英文")).to_be_visible()
    editor = visit.page.locator(".js-translation-editor").inner_html()
    # The page's address is a value that can be translated, no word of the editor.
    assert untranslated(editor.replace("yao-fan-yi-de-ye-mian", "")) == {}

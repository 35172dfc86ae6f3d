"""The search's screens of the administration: from an everyday word to its effect, all accessible."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, Visit

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]
REVIEWER, PUBLISHER = "demo-legal", "demo-publisher"
SCREENS = (
    "search_log/",
    "search_log/?report=nothing",
    "search_words/",
    "search_words/new/",
    "search_words/import/",
    "search_promotions/",
    "search_promotions/new/",
    "search_stop_phrases/",
    "search_stop_phrases/new/",
    "search_explaining/",
    "law/alias/",
)


@pytest.fixture
def size() -> dict[str, int]:
    return DESKTOP


@pytest.mark.parametrize("path", SCREENS)
def test_the_screens_are_accessible(visit: Visit, page: Page, path: str) -> None:
    visit.sign_in(REVIEWER)
    visit.go(f"/admin/{path}")
    expect(page.locator("main")).to_be_visible()
    assert violations(page) == []


def test_a_word_is_tried_before_it_is_saved(visit: Visit, page: Page) -> None:
    visit.sign_in(REVIEWER)
    visit.go("/admin/search_words/new/?word=打谁的电话")
    page.get_by_label("法律和文件中的说法").fill("便民热线\n没有这样的话")
    page.get_by_label("试搜").fill("打谁的电话")
    page.get_by_role("button", name="预览效果").click()
    expect(page.get_by_role("heading", name="“打谁的电话”")).to_be_visible()
    expect(page.get_by_label("法律和文件中的说法")).to_have_value("便民热线\n没有这样的话")
    assert violations(page) == []
    page.get_by_role("button", name="创建").click()
    expect(page.locator(".messages")).to_contain_text("打谁的电话")
    page.get_by_role("link", name="打谁的电话").first.click()
    expect(page.get_by_label("日常说法", exact=False).first).to_have_value("打谁的电话")
    visit.go("/admin/search_explaining/?q=请问打谁的电话")
    expect(page.locator("main")).to_contain_text("略去的停用词语")
    page.get_by_text("检索计划、词语权重").click()
    expect(page.locator(".search-figures")).to_contain_text("用时（毫秒）")
    assert violations(page) == []


def test_a_recommendation_leads_to_a_page(visit: Visit, page: Page) -> None:
    visit.sign_in(PUBLISHER)
    visit.go("/admin/search_promotions/new/?words=打谁的电话")
    page.get_by_label("标题").fill("有事就打 12345")
    page.get_by_role("button", name="创建").click()
    expect(page.locator("main")).to_contain_text("请选择页面，或者填写网址")
    assert violations(page) == []
    page.get_by_label("文字", exact=False).first.fill("白天晚上都有人接。")
    page.get_by_role("button", name="创建").click()
    expect(page.locator("main")).to_contain_text("有事就打 12345")
    expect(page.locator("main")).to_contain_text("进行中")

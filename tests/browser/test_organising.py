"""Whoever runs a lecture: registers for others, lets people in, sends news; every screen is accessible."""

import pytest
from playwright.sync_api import Page, expect

from tests.architecture.latin_words import untranslated
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, Visit, on_a_phone
from tests.browser.furnish import hostile_title
from tests.browser.screen import layout_problems
from tests.cms_pages.kit.every_block import UNBROKEN

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]
on_a_desktop = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])
ORGANISER = "demo-author"
OWN = ".desk-row, .desk-counters"
# What is used standing up, with one hand.
ON_A_PHONE = {"session", "desk", "registration", "register", "news"}


def counted(page: Page, word: str) -> None:
    expect(page.locator("#counters")).to_contain_text(word)


@on_a_phone
def test_somebody_is_registered_by_telephone_and_comes_to_the_desk(
    visit: Visit, page: Page, organising: dict[str, str]
) -> None:
    visit.sign_in(ORGANISER)
    visit.go(organising["session"])
    page.get_by_role("link", name="代为报名").click()
    page.get_by_role("button", name="代为报名").click()
    expect(page.locator("main")).to_contain_text("请写明如何取得同意")
    page.get_by_label("联系人姓名").fill("示例来电")
    page.get_by_label("电话号码").fill("0523-00000733")
    page.locator("input[name=channel]").first.check()
    page.get_by_role("button", name="代为报名").click()
    expect(page.locator(".messages")).to_contain_text("已登记：已确认")

    visit.go(organising["session"])
    page.get_by_role("link", name="打开签到台").click()
    counted(page, "未到: 3")
    find(page, "0733")
    page.get_by_role("button", name="签到 1 人").click()
    counted(page, "已到场: 1")
    find(page, "示例来电")
    expect(page.locator(".desk-here")).to_be_visible()
    assert violations(page) == []
    find(page, "没有这个人")
    page.get_by_role("button", name="放行").click()
    counted(page, "现场来人: 1")
    page.get_by_role("button", name="撤销").click()
    counted(page, "现场来人: 0")


def find(page: Page, words: str) -> None:
    page.get_by_role("search").get_by_role("textbox").fill(words)
    page.get_by_role("search").get_by_role("button").click()


@on_a_desktop
def test_news_is_looked_at_before_it_is_sent(
    visit: Visit, page: Page, organising: dict[str, str]
) -> None:
    visit.sign_in(ORGANISER)
    visit.go(organising["news"])
    page.locator("textarea").fill("请带好户口簿。")
    page.get_by_role("button", name="查看会通知多少人").click()
    expect(page.locator("#preview")).to_contain_text("请带好户口簿。")
    assert violations(page) == []
    page.get_by_role("button", name="立即发送").click()
    expect(page.locator(".messages")).to_contain_text("已通知")


def test_every_screen_is_accessible_and_fits_and_speaks_chinese(
    visit: Visit, organising: dict[str, str], size: dict[str, int]
) -> None:
    visit.sign_in()
    problems = []
    for name, path in organising.items():
        if size == PHONE and name not in ON_A_PHONE:
            continue
        visit.go(path)
        found = violations(visit.page)
        found += layout_problems(visit.page, OWN, is_phone=size == PHONE)
        words = untranslated(visit.page.locator("main").inner_html())
        found += [word for word in words if word not in hostile_title() + UNBROKEN]
        problems += [f"{name}: {line}" for line in found]
    assert "\n".join(problems) == ""

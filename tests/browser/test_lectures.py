"""A resident scans the code on the notice board, registers, and comes back by the code they were given."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Visit, on_a_phone

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]
CODE = re.compile(r"[0-9a-z]{4}-[0-9a-z]{4}")


def fill(page: Page, number: int) -> None:
    page.get_by_label("您的姓名").fill("示例居民")
    page.get_by_label("电话号码").fill(f"0523-{number:08d}")


@on_a_phone
def test_from_the_code_on_the_notice_board_to_a_seat_and_back(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(pages["sheet for a notice board"])
    sheet = page.locator("article", has_text="租房那些事")
    expect(sheet.locator("svg")).to_be_visible()
    visit.go(pages["session"])  # where the code leads: `test_programme` follows it
    page.get_by_role("link", name="我要报名").click()
    page.get_by_role("button", name="我要报名").click()
    expect(page.get_by_role("alert")).to_contain_text("请填写姓名")
    assert violations(page) == []
    fill(page, 711)
    page.get_by_label("同来的人").fill("示例家人")
    page.get_by_label("我已阅读并同意").check()
    page.get_by_role("button", name="我要报名").click()
    expect(page.locator("h1")).to_contain_text("报名已收到")
    expect(page.locator("main")).to_contain_text("座位已留好")
    expect(page.locator(".ticket svg")).to_be_visible()
    assert violations(page) == []
    code = CODE.search(page.locator(".ticket").inner_text())
    assert code

    visit.go("/registrations/")
    page.get_by_label("报名码").fill(code[0])
    page.get_by_label("电话号码后四位").fill("0711")
    page.get_by_role("button", name="查找").click()
    expect(page.locator("main")).to_contain_text("示例家人")
    page.get_by_text("修改参加人").click()
    page.locator("textarea[name=names]").fill("示例居民")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("main")).not_to_contain_text("示例家人")
    page.get_by_role("button", name="取消报名").click()
    expect(page.locator("main")).to_contain_text("这个报名已取消")
    assert violations(page) == []


@on_a_phone
def test_a_full_session_offers_the_waiting_list(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(pages["session, hostile"])
    page.get_by_role("link", name="排候补").click()
    fill(page, 712)
    page.get_by_label("我已阅读并同意").check()
    page.get_by_role("button", name="排候补").click()
    expect(page.locator("main")).to_contain_text("您已排上候补")


def test_the_month_is_walked_by_keyboard(visit: Visit, page: Page, pages: dict[str, str]) -> None:
    visit.go(pages["month of lectures"])
    page.get_by_role("link", name="下个月").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h2#list")).to_be_visible()
    page.get_by_role("link", name="上个月").press("Enter")
    expect(page.locator("main")).to_contain_text("租房那些事")

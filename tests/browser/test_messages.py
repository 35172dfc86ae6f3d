"""Messages in a real browser: a clerk calls with the telephone in hand, and every screen is accessible."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit

CLERK = "demo-author"
SCREENS = (
    "calls/",
    "inbox/",
    "jobs/",
    "worklist/",
    "reminder_rules/",
    "outbox_messages/",
    "outbox_blocked/",
    "outbox_blocked/new/",
    "message-words/",
    "message-words/worklist.opened/zh-hans/",
    "group_chats/new/",
)


@pytest.fixture
def size() -> dict[str, int]:
    return PHONE


def test_a_clerk_calls_and_writes_down_what_came_of_it(visit: Visit) -> None:
    visit.sign_in(CLERK)
    page = visit.page
    visit.go("/admin/calls/")
    page.get_by_role("link", name="打开").first.click()
    number = page.locator(".call-number__digits")
    expect(number).to_contain_text("****")
    page.get_by_role("button", name="领取并查看号码").click()
    expect(number).to_have_attribute("href", re.compile(r"tel:\+86"))
    expect(page.locator(".call-script").first).to_contain_text("您好，这里是黄桥镇")
    assert violations(page) == []
    page.get_by_role("button", name="稍后再打").click()
    expect(page.locator(".call-outcome")).to_contain_text("请选择日期和时间")
    page.get_by_label("备注").fill("下午在家，13800001234")
    page.get_by_role("button", name="未接通").click()
    expect(page.locator(".messages")).to_contain_text("未接通")
    expect(page).to_have_url(re.compile("/admin/calls/$"))


@pytest.mark.heavy
@pytest.mark.parametrize("screen", SCREENS)
def test_the_screens_of_messages_are_accessible(visit: Visit, screen: str) -> None:
    visit.sign_in()
    visit.go(f"/admin/{screen}")
    assert violations(visit.page) == []


def test_an_editor_tries_words_out_without_losing_them(visit: Visit) -> None:
    visit.sign_in()
    page = visit.page
    visit.go("/admin/message-words/worklist.opened/zh-hans/")
    page.get_by_label("正文").fill("{{ title }}，请在{{ due }}前**办完**。")
    page.get_by_role("button", name="预览").click()
    mail = page.frame_locator("iframe")
    expect(mail.locator("strong").first).to_have_text("办完")
    expect(page.get_by_label("正文")).to_have_value("{{ title }}，请在{{ due }}前**办完**。")
    assert violations(page) == []


def test_a_link_that_has_gone_says_so(visit: Visit) -> None:
    visit.go(f"/stop/{'0' * 32}/")
    expect(visit.page.locator("main h1")).to_have_text("链接已失效")
    assert violations(visit.page) == []
    visit.forgive_missing_page()

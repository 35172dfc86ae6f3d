"""Without scripts, and in WeChat's browser, which opens no window and keeps no file."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, on_a_phone

pytestmark = [
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
    on_a_phone,
]


def test_the_forms_of_residents_work(visit: Visit, plain: Page) -> None:
    plain.goto(f"{visit.site.url}/places/villages/")
    plain.fill("main input[name=q]", "shengli")
    plain.get_by_role("button", name="查找").click()
    expect(plain.get_by_role("link", name="胜利").first).to_be_visible()
    plain.get_by_role("button", name="有用", exact=True).click()
    expect(plain.locator("h1")).to_have_text("谢谢您")
    plain.goto(f"{visit.site.url}/feedback/new/?about=/places/villages/&kind=correction")
    plain.get_by_label("信息不对或过时").check()
    plain.fill("textarea[name=text]", "电话号码不对。")
    plain.locator("main button[type=submit]").click()
    expect(plain.locator(".feedback__code")).to_be_visible()


def test_the_form_of_the_staff_works(visit: Visit, plain: Page) -> None:
    plain.goto(f"{visit.site.url}/account/login/")
    plain.fill("input[name=login]", "nobody")
    plain.fill("input[name=password]", "wrong")
    plain.press("input[name=password]", "Enter")
    expect(plain.locator(".error-summary, [role=alert]").first).to_be_visible()

"""Passkeys in Chromium with a virtual authenticator, under the content security policy."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.urls import reverse

import pytest
from axes.models import AccessLog
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from fazhi.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.browser

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database without a transaction around the test: the server's thread must see its rows.

    What the test leaves is taken out by hand. Emptying all tables, as `live_server` does, would
    take away what migrations have put there.
    """
    with django_db_blocker.unblock():
        yield
        User.objects.filter(username="zhangsan").delete()
        Session.objects.all().delete()
        AccessLog.objects.all().delete()


@pytest.fixture
def address(db: None) -> Iterator[str]:
    """A site that really listens, with one account; passkeys need the name localhost."""
    UserFactory.create(username="zhangsan", name="示例甲")
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def page(address: str, chromium_path: Path) -> Iterator[Any]:
    """A page of a browser that keeps a virtual authenticator and complains to ``page.complaints``."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        page: Any = browser.new_context(base_url=address).new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda m: m.type == "error" and page.complaints.append(m.text))
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        added = session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        page.present = lambda yes: session.send(
            "WebAuthn.setUserVerified",
            {"authenticatorId": added["authenticatorId"], "isUserVerified": yes},
        )
        yield page
        browser.close()


def test_passkey__is_added_and_opens_the_account_without_a_password(page):
    page.goto(reverse("account_login"))
    page.fill("#id_login", "zhangsan")
    page.fill("#id_password", PASSWORD)
    page.click("form:has(#id_login) button[type=submit]")
    page.wait_for_url("**/account/")
    page.goto(reverse("mfa_add_webauthn"))
    page.fill("#id_password", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/webauthn/add/")
    page.fill("#id_name", "办公电脑")
    page.click("[data-passkey=create] button")
    page.wait_for_url("**/recovery-codes/")
    assert page.locator("main code").count() == 10

    page.context.clear_cookies()
    page.goto(f"{reverse('account_login')}?next={reverse('mfa_list_webauthn')}")
    page.present(False)
    page.click("[data-passkey=login] button")
    page.wait_for_selector("[data-passkey-error=cancelled]:visible")
    page.present(True)
    page.click("[data-passkey=login] button")
    page.wait_for_selector("th:has-text('办公电脑')")
    assert page.complaints == []


def test_passkey__is_the_second_step_after_the_password(page):
    page.goto(reverse("account_login"))
    page.fill("#id_login", "zhangsan")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/")
    page.goto(reverse("mfa_add_webauthn"))
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/webauthn/add/")
    page.uncheck("#id_passwordless")
    page.click("[data-passkey=create] button")
    page.wait_for_url("**/recovery-codes/")

    page.context.clear_cookies()
    page.goto(reverse("account_login"))
    page.fill("#id_login", "zhangsan")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/authenticate/")
    page.click("[data-passkey=get] button")
    page.wait_for_url("**/account/")
    assert page.complaints == []


def test_passkey__without_script_the_way_round_is_named(address, chromium_path):
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
        page.goto(reverse("account_login"))
        assert not page.locator("[data-passkey=login]").is_visible()
        page.fill("#id_login", "zhangsan")
        page.fill("#id_password", PASSWORD)
        page.click("form:has(#id_login) button[type=submit]")
        assert page.url.endswith(reverse("account_home"))
        page.goto(reverse("mfa_add_webauthn"))
        page.fill("#id_password", PASSWORD)
        page.click("main form button[type=submit]")
        assert page.get_by_text("通行密钥需要启用 JavaScript。").is_visible()
        assert not page.locator("[data-passkey=create] button").is_visible()
        browser.close()

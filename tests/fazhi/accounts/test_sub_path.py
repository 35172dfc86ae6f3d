"""The same doors below a sub-path."""

import re

from django.urls import get_script_prefix, set_script_prefix

import pytest

from tests.factories.accounts import PASSWORD
from tests.fazhi.accounts.browsers import browser, editor, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def sub_path(settings):
    settings.FORCE_SCRIPT_NAME = "/huangqiao"
    settings.SESSION_COOKIE_PATH = settings.CSRF_COOKIE_PATH = "/huangqiao/"
    before = get_script_prefix()
    set_script_prefix("/huangqiao/")
    yield "/huangqiao"
    set_script_prefix(before)


def test_next__keeps_the_sub_path(sub_path, settings):
    settings.REQUIRE_SECOND_FACTOR = "everybody"
    editor(username="zhangsan")
    client = browser()
    response = client.get("/admin/pages/")
    assert response.url == "/huangqiao/account/login/?next=/huangqiao/admin/pages/"
    data = {"login": "zhangsan", "password": PASSWORD, "next": "/huangqiao/admin/pages/"}
    response = client.post("/account/login/", data)
    assert response.url == "/huangqiao/admin/pages/"
    assert signed_in(client)
    response = client.get("/admin/pages/")
    assert response.url == "/huangqiao/account/2fa/?next=%2Fhuangqiao%2Fadmin%2Fpages%2F"
    assert client.post("/account/logout/").url == "/huangqiao/account/login/"
    assert client.get("/admin/login/").url == "/huangqiao/account/login/"


def test_pages__link_nowhere_outside(sub_path):
    editor(username="zhangsan")
    client = browser()
    pages = [client.get("/account/login/"), client.get("/account/password/reset/")]
    client.post("/account/login/", {"login": "zhangsan", "password": PASSWORD})
    pages += [client.get("/account/"), client.get("/account/2fa/")]
    for page in pages:
        # Static files get their prefix when the process starts, not while a test runs.
        addresses = re.findall(r'(?:href|src|action)="(/(?!static/)[^"]*)"', page.text)
        assert addresses
        assert [a for a in addresses if not a.startswith("/huangqiao/")] == []


def test_reset__mails_a_link_below_the_sub_path(sub_path, mailoutbox):
    editor(username="zhangsan", email="zhang@example.test")
    browser().post("/account/password/reset/", {"email": "zhang@example.test"})
    link = "http://testserver/huangqiao/account/password/reset/key/"
    assert link in mailoutbox[0].body

"""A forgotten password is set anew by e-mail, and the page tells nothing about who has an account."""

import re
from typing import Any

from django.core.mail import get_connection
from django.urls import reverse

import pytest

from fazhi.accounts.services import create_account
from tests.factories.accounts import UserFactory
from tests.fazhi.accounts.browsers import browser, sign_in, signed_in

pytestmark = pytest.mark.django_db

NEW = "another-pass-phrase-2"


def ask(client: Any, email: str) -> Any:
    return client.post(reverse("account_reset_password"), {"email": email}, follow=True)


def link_in(body: str) -> str:
    found = re.search(r"http://\S+", body)
    assert found
    return found[0]


def set_password(client: Any, link: str) -> Any:
    form = client.get(link, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True)


def test_reset__mail_is_in_chinese_and_its_link_sets_a_password_once(client, mailoutbox):
    user = UserFactory.create(username="zhangsan", name="示例甲", email="zhang@example.test")
    assert "请查收邮件" in ask(client, "Zhang@Example.test").text
    (mail,) = mailoutbox
    assert mail.to == ["zhang@example.test"]
    assert "设置新密码" in mail.subject
    assert "示例甲，您好：" in mail.body
    assert "zhangsan" in mail.body
    link = link_in(mail.body)
    assert link.startswith("http://testserver/account/password/reset/key/")

    response = set_password(client, link)
    assert "密码已设置" in response.text
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert not signed_in(client)
    sign_in(client, "zhangsan", NEW)
    assert signed_in(client)
    assert "此链接已失效" in browser().get(link, follow=True).text


def test_reset__a_new_account_without_password_gets_its_first_one(client, mailoutbox):
    create_account("zhangsan", "示例甲", "zhang@example.test")
    ask(client, "zhang@example.test")
    set_password(client, link_in(mailoutbox[0].body))
    sign_in(client, "zhangsan", NEW)
    assert signed_in(client)


def test_reset__unknown_and_closed_accounts_get_the_same_answer_and_no_mail(client, mailoutbox):
    UserFactory.create(email="known@example.test")
    UserFactory.create(email="closed@example.test", is_active=False)
    known, closed, unknown = (
        ask(browser(), f"{name}@example.test") for name in ("known", "closed", "unknown")
    )
    assert known.text == closed.text == unknown.text
    assert known.status_code == closed.status_code == unknown.status_code
    assert [m.to for m in mailoutbox] == [["known@example.test"]]


def test_reset__a_mail_server_that_is_down_does_not_give_an_account_away(client, monkeypatch):
    UserFactory.create(email="known@example.test")

    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(type(get_connection()), "send_messages", refuse)
    assert ask(client, "known@example.test").status_code == 200


def test_reset__an_address_that_an_administrator_replaced_opens_nothing(client, mailoutbox):
    user = UserFactory.create(username="zhangsan", email="old@example.test")
    ask(client, "old@example.test")
    link = link_in(mailoutbox.pop().body)
    user.email = "new@example.test"
    user.save()
    assert "此链接已失效" in client.get(link, follow=True).text
    ask(client, "old@example.test")
    assert not mailoutbox
    ask(client, "new@example.test")
    assert mailoutbox


def test_reset__weak_and_unequal_passwords_are_refused(client, mailoutbox):
    UserFactory.create(email="zhang@example.test")
    ask(client, "zhang@example.test")
    form = client.get(link_in(mailoutbox[0].body), follow=True)
    path = form.request["PATH_INFO"]
    assert "error-summary" in client.post(path, {"password1": "123", "password2": "123"}).text
    assert "error-summary" in client.post(path, {"password1": NEW, "password2": "x"}).text


@pytest.mark.parametrize(
    "link", ["1-abc", "zzzz-abc-def", "zzzzzzzzzzzzz-abc-def", "1-set-password"]
)
def test_reset__a_made_up_link(client, link):
    response = client.get(f"/account/password/reset/key/{link}/", follow=True)
    assert response.status_code == 200
    assert "此链接已失效" in response.text


def test_reset__many_requests_for_one_address_stop(client, mailoutbox):
    UserFactory.create(email="zhang@example.test")
    for _attempt in range(5):
        ask(client, "zhang@example.test")
    refused = ask(client, "zhang@example.test")
    assert refused.status_code == 429
    assert "请求" in refused.text
    assert int(refused["Retry-After"]) >= 60
    assert len(mailoutbox) == 5


def test_reset__the_public_address_stands_in_the_link(client, mailoutbox, settings):
    settings.PUBLIC_ORIGIN = "https://www.example.test"
    settings.ALLOWED_HOSTS = ["*"]
    UserFactory.create(email="zhang@example.test")
    client.post(
        reverse("account_reset_password"),
        {"email": "zhang@example.test"},
        headers={"Host": "evil.example"},
    )
    assert "https://www.example.test/account/password/reset/key/" in mailoutbox[0].body
    assert "evil.example" not in mailoutbox[0].body

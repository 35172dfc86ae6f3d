"""Signing in and out through the real pages."""

from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import override

import pytest

from fazhi.accounts.doors import to_sign_in
from tests.factories.accounts import PASSWORD, AdministratorFactory, UserFactory
from tests.fazhi.accounts.browsers import WRONG, browser, editor, set_up_site, sign_in, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "login", ["zhangsan", "ZhangSan", " zhangsan ", "zhang@example.test", "ZHANG@Example.Test"]
)
def test_sign_in__by_user_name_or_address_in_any_case(client, login):
    AdministratorFactory.create(username="zhangsan", email="Zhang@Example.test")
    response = sign_in(client, login)
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")
    assert signed_in(client)


def test_sign_in__with_a_chinese_user_name(client):
    UserFactory.create(username="张三")
    assert sign_in(client, "张三").url == reverse("account_home")


@pytest.mark.parametrize("login", ["zhangsan", "zhang@example.test", "nobody", "no@example.test"])
def test_sign_in__wrong_password_and_unknown_name_look_alike(client, login):
    UserFactory.create(username="zhangsan", email="zhang@example.test")
    response = sign_in(client, login, "wrong-password-1")
    assert response.status_code == 200
    assert WRONG in response.text
    assert not signed_in(client)


def test_sign_in__the_form_is_labelled_and_needs_no_script(client):
    page = client.get(reverse("account_login")).text
    assert '<label for="id_login">用户名或电子邮箱</label>' in page
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "placeholder" not in page
    assert '<form method="post" action="/account/login/"' in page


def test_sign_in__what_is_missing_is_listed_and_linked(client):
    page = sign_in(client, "", "").text
    assert 'href="#id_login"' in page
    assert 'href="#id_password"' in page
    assert 'aria-describedby="id_login_error"' in page
    assert 'id="id_login_error"' in page


def test_sign_in__a_closed_account_is_told_only_after_the_right_password(client):
    UserFactory.create(username="zhangsan", is_active=False)
    assert WRONG in sign_in(client, "zhangsan", "wrong-password-1").text
    response = sign_in(client, "zhangsan")
    assert response.url == reverse("account_inactive")
    assert "此账号已停用" in client.get(response.url).text
    assert not signed_in(client)


def test_session__ends_with_the_browser_and_is_renewed(client):
    UserFactory.create(username="zhangsan")
    client.get(reverse("account_login"))
    before = client.session.session_key
    response = sign_in(client, "zhangsan")
    assert client.session.session_key != before
    cookie = response.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]


def test_sign_out__needs_a_post(client):
    client.force_login(
        UserFactory.create(), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert client.get(reverse("account_logout")).status_code == 200
    assert signed_in(client)
    response = client.post(reverse("account_logout"))
    assert response.url == reverse("account_login")
    assert not signed_in(client)
    assert "您已退出登录。" in client.get(response.url).text


@pytest.mark.parametrize("path", ["/admin/pages/", "/admin/reports/locked/?page=2"])
def test_next__is_followed_from_the_administration_and_back(client, path):
    editor(username="zhangsan")
    response = client.get(path)
    assert response.url.startswith(reverse("account_login"))
    page = client.get(response.url)
    assert f'name="next" value="{path}"' in page.text
    assert sign_in(client, "zhangsan", next=path).url == path


@pytest.mark.parametrize(
    "evil",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        r"\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "http://localhost/",
    ],
)
def test_next__to_another_host_is_ignored(client, evil):
    editor(username="zhangsan")
    assert sign_in(client, "zhangsan", next=evil).url == reverse("wagtailadmin_home")
    assert client.post(reverse("account_logout"), {"next": evil}).url == reverse("account_login")


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/"])
def test_doors__of_wagtail_lead_to_ours_and_check_no_password(client, door):
    UserFactory.create(username="zhangsan")
    data = {"username": "zhangsan", "password": PASSWORD}
    assert client.post(door, data).url == reverse("account_login")
    assert not signed_in(client)
    response = client.get(door, {"next": "/admin/pages/"})
    assert response.url == f"{reverse('account_login')}?next=%2Fadmin%2Fpages%2F"
    assert client.get(door, {"next": "//evil.example/"}).url == reverse("account_login")


def test_doors__of_private_pages_lead_to_ours_in_every_language():
    with override("en"):
        match = resolve("/en/_util/login/")
    assert match.func is to_sign_in


def test_doors__of_password_reset_lead_to_ours(client):
    assert client.get("/admin/password_reset/").url == reverse("account_reset_password")
    assert client.get("/admin/password_reset/done/").status_code == 404
    assert client.get("/admin/password_reset/confirm/MQ/abc-def/").status_code == 404


def test_administration__signs_out_to_our_page(client):
    editor(username="zhangsan")
    sign_in(client, "zhangsan")
    assert client.post(reverse("wagtailadmin_logout")).url == reverse("account_login")
    assert not signed_in(client)


def test_administration__tells_who_may_not_enter_instead_of_going_in_circles(client):
    UserFactory.create(username="zhangsan", name="示例甲")
    response = client.post(
        reverse("account_login"),
        {"login": "zhangsan", "password": PASSWORD, "next": "/admin/"},
        follow=True,
    )
    assert response.status_code == 403
    assert response.redirect_chain == [("/admin/", 302)]
    assert "没有进入管理后台的权限" in response.text
    assert "示例甲" in response.text
    by_script = client.get("/admin/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert by_script.status_code == 403
    for path in ("/admin/logout/", "/admin/login/", "/admin/account/"):
        assert client.get(path).status_code in {302, 403}


def test_home__needs_signing_in(client):
    response = client.get(reverse("account_home"))
    assert response.url == f"{reverse('account_login')}?next={reverse('account_home')}"


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "signup/passkey/",
        "email/",
        "confirm-email/",
        "confirm-email/abc/",
        "login/code/confirm/",
        "2fa/webauthn/signup/",
        "2fa/trust/",
        "3rdparty/",
    ],
)
def test_signing_up_and_changing_addresses__is_not_there(client, path):
    set_up_site()
    assert client.get(f"/account/{path}").status_code == 404
    assert client.post(f"/account/{path}").status_code == 404


def test_change_password__asks_for_the_old_one_and_signs_others_out():
    user = UserFactory.create(username="zhangsan")
    here, elsewhere = browser(), browser()
    sign_in(here, "zhangsan")
    sign_in(elsewhere, "zhangsan")
    new = "another-pass-phrase-2"
    wrong = {"oldpassword": "wrong-password-1", "password1": new, "password2": new}
    assert "当前密码不正确。" in here.post(reverse("account_change_password"), wrong).text
    weak = {"oldpassword": PASSWORD, "password1": "1234567890", "password2": "1234567890"}
    assert here.post(reverse("account_change_password"), weak).status_code == 200
    right = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post(reverse("account_change_password"), right).url == reverse("account_home")
    user.refresh_from_db()
    assert user.check_password(new)
    assert signed_in(here)
    assert not signed_in(elsewhere)


def test_change_password__mails_a_notice_without_address_or_browser(client, mailoutbox):
    UserFactory.create(username="zhangsan", email="zhang@example.test")
    sign_in(client, "zhangsan")
    new = "another-pass-phrase-2"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    (notice,) = mailoutbox
    assert notice.to == ["zhang@example.test"]
    assert "密码已修改。" in notice.body
    assert "127.0.0.1" not in notice.body


def test_pages__are_kept_by_no_cache(client):
    json = {"Accept": "application/json"}
    for page in (
        client.get(reverse("account_login")),
        client.get(reverse("account_reset_password")),
        client.get(reverse("mfa_login_webauthn"), headers=json),
    ):
        assert "no-store" in page.headers["Cache-Control"]


def test_rate_limit__has_a_page_of_its_own(client):
    for _attempt in range(61):
        response = client.post(reverse("account_login"), {"login": "", "password": ""})
    assert response.status_code == 429
    assert "请求过于频繁" in response.text


@pytest.mark.django_db
def test_signing_out__takes_more_than_following_a_link(admin_client: Client) -> None:
    assert admin_client.get("/admin/logout/").status_code == 405
    assert admin_client.get("/admin/").status_code == 200
    admin_client.post("/admin/logout/")
    assert admin_client.get("/admin/").status_code == 302

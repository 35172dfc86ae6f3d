"""Authenticator apps, recovery codes and passkeys, and who has to have one."""

import json
import time
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from bs4 import BeautifulSoup
from cryptography.fernet import Fernet

from fazhi.accounts import second_factor
from fazhi.accounts.models import User
from tests.factories.accounts import PASSWORD, AdministratorFactory, UserFactory
from tests.fazhi.accounts.browsers import browser, editor, set_up_site, sign_in, signed_in
from tests.fazhi.accounts.software_authenticator import SoftwareAuthenticator

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def code_of(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def confirm(client: Any, password: str = PASSWORD) -> Any:
    """Enters the password once more, as every change of the second factor asks."""
    return client.post(reverse("account_reauthenticate"), {"password": password})


def set_up_app(client: Any) -> tuple[str, list[str]]:
    """Sets up an authenticator app; returns its key and the recovery codes shown."""
    confirm(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.text
    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert response.url == reverse("mfa_view_recovery_codes")
    codes = client.get(response.url).context["unused_codes"]
    return secret, codes


def options_in(page: str) -> dict:
    script = BeautifulSoup(page, "html.parser").find(id="passkey-options")
    assert script
    return json.loads(script.text)


def add_passkey(client: Any, passwordless: bool = True) -> SoftwareAuthenticator:
    confirm(client)
    page = client.get(reverse("mfa_add_webauthn"))
    key = SoftwareAuthenticator(passwordless=passwordless)
    data = {"name": "办公电脑", "credential": key.create(options_in(page.text))}
    response = client.post(
        reverse("mfa_add_webauthn"), data | ({"passwordless": "on"} if passwordless else {})
    )
    assert response.status_code == 302, response.text
    return key


@pytest.fixture
def zhangsan(client):
    user = editor(username="zhangsan", email="zhang@example.test")
    sign_in(client, "zhangsan")
    return user


# Who must have one


def nobody_special() -> User:
    return editor(username="plain")


def administrator() -> User:
    return AdministratorFactory.create(username="root-1")


def signatory() -> User:
    user = editor(username="signatory")
    group = Group.objects.create(name="signatories")
    group.permissions.add(Permission.objects.get(codename="must_have_second_factor"))
    user.groups.add(group)
    return user


@pytest.mark.parametrize(
    ("setting", "who", "stopped"),
    [
        ("nobody", nobody_special, False),
        ("nobody", signatory, False),
        ("nobody", administrator, False),
        ("privileged", nobody_special, False),
        ("privileged", signatory, True),
        ("privileged", administrator, True),
        ("everybody", nobody_special, True),
        ("everybody", signatory, True),
        ("everybody", administrator, True),
    ],
)
def test_gate__who_must_set_up_a_factor_first(client, settings, setting, who, stopped):
    settings.REQUIRE_SECOND_FACTOR = setting
    client.force_login(who(), backend=BACKEND)
    for path in ("/admin/", "/admin/account/", "/admin/no-such-page/"):
        response = client.get(path)
        if stopped:
            assert response.url.startswith(f"{reverse('mfa_index')}?next=%2Fadmin%2F")
        else:
            assert response.status_code in {200, 404}
    by_script = client.get("/admin/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert by_script.status_code == (403 if stopped else 200)


@pytest.mark.parametrize("setting", ["privileged", "everybody"])
def test_gate__opens_once_a_factor_is_set_up(client, settings, setting):
    settings.REQUIRE_SECOND_FACTOR = setting
    client.force_login(signatory(), backend=BACKEND)
    page = client.get("/admin/", follow=True)
    assert "请先设置第二重验证" in page.text
    set_up_app(client)
    page = client.get(reverse("mfa_index"), {"next": "/admin/pages/"})
    assert "请先设置第二重验证" not in page.text
    assert 'href="/admin/pages/"' in page.text
    assert client.get("/admin/").status_code == 200


def test_gate__recovery_codes_alone_are_no_factor(client, settings):
    settings.REQUIRE_SECOND_FACTOR = "everybody"
    user = nobody_special()
    client.force_login(user, backend=BACKEND)
    set_up_app(client)
    Authenticator.objects.filter(user=user, type="totp").delete()
    assert client.get("/admin/").status_code == 302


def test_gate__leaves_the_way_out_and_public_pages_open(client, settings):
    settings.REQUIRE_SECOND_FACTOR = "everybody"
    client.force_login(nobody_special(), backend=BACKEND)
    for path in ("/admin/sprite/", "/admin/jsi18n/", "/healthz"):
        assert client.get(path).status_code == 200
    assert client.post("/admin/logout/").url == reverse("account_login")
    assert not signed_in(client)


def test_gate__a_foreign_next_is_not_offered(client, zhangsan):
    set_up_app(client)
    page = client.get(reverse("mfa_index"), {"next": "https://evil.example/"})
    main = page.text.partition("<main")[2].partition("</main>")[0]
    assert main
    assert "evil.example" not in main
    assert 'href="https://evil.example' not in page.text


# Authenticator app


def test_app__is_asked_for_after_the_password(zhangsan, client):
    secret, _codes = set_up_app(client)
    other = browser()
    response = sign_in(other, "zhangsan", next="/admin/pages/")
    assert response.url == reverse("mfa_authenticate")
    assert not signed_in(other)
    assert other.get("/admin/").status_code == 302
    page = other.get(reverse("mfa_authenticate")).text
    assert 'autocomplete="one-time-code"' in page

    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "验证码不正确" in wrong.text
    assert not signed_in(other)
    right = other.post(reverse("mfa_authenticate"), {"code": code_of(secret, 1)})
    assert right.url == "/admin/pages/"
    assert signed_in(other)


def test_app__takes_full_width_digits_and_spaces(zhangsan, client):
    secret, _codes = set_up_app(client)
    code = code_of(secret)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    other = browser()
    sign_in(other, "zhangsan")
    other.post(reverse("mfa_authenticate"), {"code": f"{wide[:3]} {wide[3:]}"})
    assert signed_in(other)


def test_app__a_code_works_once_as_long_as_it_is_accepted_at_all(zhangsan, client):
    now = 1_800_000_000
    with time_machine.travel(now, tick=False) as clock:
        client.force_login(zhangsan, backend=BACKEND)
        secret, _codes = set_up_app(client)
        code = code_of(secret, 1)
        first, second = browser(), browser()
        sign_in(first, "zhangsan")
        first.post(reverse("mfa_authenticate"), {"code": code})
        assert signed_in(first)
        clock.shift(45)
        sign_in(second, "zhangsan")
        answer = second.post(reverse("mfa_authenticate"), {"code": code})
        assert "已经用过" in answer.text
        assert not signed_in(second)


def test_app__guessing_codes_is_stopped(zhangsan, client):
    secret, _codes = set_up_app(client)
    other = browser()
    sign_in(other, "zhangsan")
    for _attempt in range(5):
        other.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = other.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert "尝试次数过多" in answer.text
    assert not signed_in(other)


def test_app__its_key_is_stored_encrypted_and_can_be_given_a_new_key(zhangsan, client, settings):
    secret, codes = set_up_app(client)
    factor = Authenticator.objects.get(user=zhangsan, type="totp")
    assert secret not in json.dumps(factor.data)
    old = settings.PERSONAL_DATA_KEYS
    settings.PERSONAL_DATA_KEYS = [Fernet.generate_key().decode(), *old]
    call_command("rotate_personal_data_keys")
    settings.PERSONAL_DATA_KEYS = settings.PERSONAL_DATA_KEYS[:1]
    factor.refresh_from_db()
    assert second_factor.decrypt(factor.data["secret"]) == secret
    other = browser()
    sign_in(other, "zhangsan")
    other.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert signed_in(other)


def test_app__a_lost_key_opens_nothing_and_breaks_no_page(zhangsan, client, settings):
    secret, _codes = set_up_app(client)
    settings.PERSONAL_DATA_KEYS = [Fernet.generate_key().decode()]
    other = browser()
    sign_in(other, "zhangsan")
    for code in (code_of(secret), code_of("")):
        answer = other.post(reverse("mfa_authenticate"), {"code": code})
        assert "验证码不正确" in answer.text
    assert not signed_in(other)
    assert client.get(reverse("mfa_index")).status_code == 200


def test_app__setting_up_and_removing_ask_for_the_password_again(zhangsan, client):
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"):
        assert client.get(reverse(name)).url.startswith(reverse("account_reauthenticate"))
    set_up_app(client)
    fresh = browser()
    fresh.force_login(zhangsan, backend=BACKEND)
    response = fresh.post(reverse("mfa_deactivate_totp"))
    assert response.url.startswith(reverse("account_reauthenticate"))
    assert second_factor.has(zhangsan)


def test_app__is_removed_with_its_recovery_codes_and_a_notice(zhangsan, client, mailoutbox):
    set_up_app(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=zhangsan).exists()
    assert "已移除验证器应用。" in mailoutbox[-1].body


def test_app__the_picture_fits_the_policy_and_the_label_is_no_address(zhangsan, client):
    confirm(client)
    response = client.get(reverse("mfa_activate_totp"))
    assert 'src="data:image/svg+xml;base64,' in response.text
    assert "data:" in response.headers["Content-Security-Policy"]
    assert "zhangsan" in response.context["totp_url"]
    assert "example.test" not in response.context["totp_url"]


# Recovery codes


def test_recovery_code__opens_once_and_codes_are_shown_once(zhangsan, client):
    _secret, codes = set_up_app(client)
    assert len(codes) == 10
    assert codes[0] not in client.get(reverse("mfa_view_recovery_codes")).text
    for expected in (True, False):
        other = browser()
        sign_in(other, "zhangsan")
        other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert signed_in(other) is expected


def test_recovery_codes__new_ones_void_the_old(zhangsan, client):
    _secret, codes = set_up_app(client)
    response = client.post(reverse("mfa_generate_recovery_codes"), follow=True)
    new = response.context["unused_codes"]
    assert set(new).isdisjoint(codes)
    other = browser()
    sign_in(other, "zhangsan")
    other.post(reverse("mfa_authenticate"), {"code": codes[1]})
    assert not signed_in(other)
    other.post(reverse("mfa_authenticate"), {"code": new[0]})
    assert signed_in(other)


# Passkeys


def test_passkey__signs_in_without_user_name_and_password(zhangsan, client):
    key = add_passkey(client)
    other = browser()
    page = other.get(reverse("account_login")).text
    assert 'data-passkey="login"' in page
    options = other.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    response = other.post(
        reverse("mfa_login_webauthn"),
        {"credential": key.get(options.json()["request_options"]), "next": "/admin/pages/"},
    )
    assert response.url == "/admin/pages/"
    assert signed_in(other)


def test_passkey__is_a_second_factor_after_the_password(zhangsan, client):
    key = add_passkey(client, passwordless=False)
    other = browser()
    assert sign_in(other, "zhangsan").url == reverse("mfa_authenticate")
    options = options_in(other.get(reverse("mfa_authenticate")).text)
    other.post(reverse("mfa_authenticate"), {"credential": key.get(options)})
    assert signed_in(other)


NONSENSE = (
    "",
    "{}",
    "[]",
    "[1]",
    "5",
    "null",
    "no json",
    '{"id": "x"}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": []}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"userHandle": "enp6enp6enp6"}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30"}}',
)


@pytest.mark.parametrize("credential", NONSENSE)
def test_passkey__nonsense_is_refused(zhangsan, client, credential):
    add_passkey(client)
    other = browser()
    other.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    response = other.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert response.url == reverse("account_login")
    assert not signed_in(other)
    sign_in(other, "zhangsan")
    other.get(reverse("mfa_authenticate"))
    assert other.post(reverse("mfa_authenticate"), {"credential": credential}).status_code == 200
    assert not signed_in(other)
    client.get(reverse("mfa_add_webauthn"))
    answer = client.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": credential})
    assert "error-summary" in answer.text
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_passkey__what_else_a_browser_sends_is_not_kept(zhangsan, client):
    confirm(client)
    page = client.get(reverse("mfa_add_webauthn"))
    answer = json.loads(SoftwareAuthenticator().create(options_in(page.text)))
    answer["junk"] = "\x00" * 1000
    answer["clientExtensionResults"]["credProps"]["junk"] = "junk"
    client.post(reverse("mfa_add_webauthn"), {"name": "名" * 200, "credential": json.dumps(answer)})
    kept = Authenticator.objects.get(user=zhangsan, type="webauthn").data
    assert "junk" not in json.dumps(kept)
    assert kept["name"] == "名" * 60


def test_passkey__a_stranger_s_key_is_refused(zhangsan, client):
    mine = add_passkey(client)
    stranger = SoftwareAuthenticator()
    stranger.user_handle, stranger.id = mine.user_handle, mine.id
    other = browser()
    options = other.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    other.post(
        reverse("mfa_login_webauthn"),
        {"credential": stranger.get(options.json()["request_options"])},
    )
    assert not signed_in(other)


def test_passkey__of_a_closed_account_opens_nothing(zhangsan, client):
    key = add_passkey(client)
    User.objects.filter(pk=zhangsan.pk).update(is_active=False)
    other = browser()
    options = other.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    response = other.post(
        reverse("mfa_login_webauthn"), {"credential": key.get(options.json()["request_options"])}
    )
    assert response.url == reverse("account_inactive")
    assert not signed_in(other)


def test_passkey__from_another_site_is_refused_where_https_is_spoken(zhangsan, client, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    key = add_passkey(client)
    key.origin = "https://evil.example"
    other = browser()
    options = other.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    other.post(
        reverse("mfa_login_webauthn"), {"credential": key.get(options.json()["request_options"])}
    )
    assert not signed_in(other)


def test_passkey__is_listed_renamed_and_removed(zhangsan, client, mailoutbox):
    add_passkey(client)
    factor = Authenticator.objects.get(user=zhangsan, type="webauthn")
    assert "办公电脑" in client.get(reverse("mfa_list_webauthn")).text
    edit, remove = (
        reverse(name, args=[factor.pk]) for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")
    )
    assert "error-summary" in client.post(edit, {"name": ""}).text
    client.post(edit, {"name": "手机"})
    assert "手机" in client.get(reverse("mfa_list_webauthn")).text
    assert "手机" in client.get(remove).text
    client.post(remove)
    assert not second_factor.has(zhangsan)
    assert "已移除通行密钥。" in mailoutbox[-1].body


def test_passkey__of_somebody_else_cannot_be_touched(zhangsan, client):
    set_up_site()
    add_passkey(client)
    factor = Authenticator.objects.get(user=zhangsan, type="webauthn")
    UserFactory.create(username="lisi")
    other = browser()
    sign_in(other, "lisi")
    confirm(other)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert other.post(reverse(name, args=[factor.pk]), {"name": "x"}).status_code == 404
    assert second_factor.has(zhangsan)


def test_passkey__confirms_a_change_instead_of_the_password(zhangsan, client):
    key = add_passkey(client)
    fresh = browser()
    fresh.force_login(zhangsan, backend=BACKEND)
    page = fresh.get(reverse("mfa_reauthenticate_webauthn")).text
    data = {"credential": key.get(options_in(page)), "next": reverse("mfa_generate_recovery_codes")}
    response = fresh.post(reverse("mfa_reauthenticate_webauthn"), data)
    assert response.url == reverse("mfa_generate_recovery_codes")
    assert fresh.get(response.url).status_code == 200


def test_pages__hold_no_inline_script_or_style(zhangsan, client):
    """Data for the script lies in JSON blocks, which the content security policy does not run."""
    add_passkey(client)
    set_up_app_url = reverse("mfa_activate_totp")
    names = ["mfa_index", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_reauthenticate_webauthn"]
    pages = [client.get(reverse(name)) for name in names]
    pages += [client.get(set_up_app_url), browser().get(reverse("account_login"))]
    for page in pages:
        assert page.status_code == 200
        assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
        soup = BeautifulSoup(page.text, "html.parser")
        for script in soup.find_all("script"):
            assert script.get("src") or script["type"] == "application/json"
        assert not soup.find_all(style=True)
        assert not [t for t in soup.find_all(True) if any(a.startswith("on") for a in t.attrs)]


# Lost


def test_lost_factor__is_removed_by_an_administrator(zhangsan, client, admin_client):
    set_up_app(client)
    url = reverse("accounts_remove_second_factor", args=[zhangsan.pk])
    assert "恢复代码" in admin_client.get(url).text
    admin_client.post(url)
    assert not Authenticator.objects.filter(user=zhangsan).exists()
    sign_in(other := browser(), "zhangsan")
    assert signed_in(other)
    assert "没有设置第二重验证" in admin_client.get(url).text


def test_lost_factor__of_an_administrator_is_not_for_others_to_remove(client):
    clerk = editor(username="clerk")
    clerk.user_permissions.add(Permission.objects.get(codename="change_user"))
    chief = AdministratorFactory.create()
    second_factor_of = Authenticator.objects.create(user=chief, type="totp", data={"secret": "x"})
    sign_in(client, "clerk")
    url = reverse("accounts_remove_second_factor", args=[chief.pk])
    client.post(url)
    assert Authenticator.objects.filter(pk=second_factor_of.pk).exists()
    assert client.get(reverse("accounts_remove_second_factor", args=[0])).status_code == 404

"""Too many failures lock, for a while, and nobody gets around it."""

import datetime as dt
from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine
from axes.models import AccessAttempt, AccessFailureLog, AccessLog

from fazhi.accounts import lockout
from fazhi.accounts.retention import purge_sign_in_records
from tests.factories.accounts import PASSWORD, UserFactory
from tests.fazhi.accounts.browsers import WRONG, browser, editor, sign_in, signed_in

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 2, 4, 0, tzinfo=dt.UTC)  # 12:00 in Shanghai


@pytest.fixture
def zhangsan():
    return UserFactory.create(username="zhangsan", email="zhang@example.test", name="示例甲")


def fail(times: int, login: str = "zhangsan", address: str = "203.0.113.5", **headers: str) -> Any:
    response = None
    for _attempt in range(times):
        client = browser(REMOTE_ADDR=address, headers=headers)
        response = sign_in(client, login, "wrong-password-1")
    return response


def succeeds(login: str = "zhangsan", address: str = "203.0.113.5") -> bool:
    client = browser(REMOTE_ADDR=address)
    sign_in(client, login)
    return signed_in(client)


def test_lockout__the_fifth_failure_locks_and_says_until_when(zhangsan):
    with time_machine.travel(NOON, tick=False):
        assert WRONG in fail(4).text
        response = fail(1)
        assert response.status_code == 429
        assert response.headers["Retry-After"] == "900"
        assert "登录失败次数过多" in response.text
        assert "12:15" in response.text
        assert "管理员" in response.text
        assert not succeeds()


def test_lockout__ends_after_a_quarter_of_an_hour_and_does_not_grow(zhangsan):
    with time_machine.travel(NOON, tick=False) as clock:
        fail(5)
        clock.shift(dt.timedelta(minutes=14))
        assert fail(3).status_code == 429
        clock.shift(dt.timedelta(minutes=1, seconds=1))
        assert succeeds()


def test_lockout__failures_long_apart_do_not_add_up(zhangsan):
    with time_machine.travel(NOON, tick=False) as clock:
        fail(4)
        clock.shift(dt.timedelta(minutes=16))
        assert WRONG in fail(4).text


def test_lockout__success_starts_anew(zhangsan):
    fail(4)
    assert succeeds()
    assert WRONG in fail(4).text


def test_lockout__user_name_and_address_count_together(zhangsan):
    fail(2, "zhangsan")
    fail(2, "ZHANG@example.test")
    assert fail(1, "ZhangSan").status_code == 429


def test_lockout__hits_neither_colleagues_nor_other_addresses(zhangsan):
    UserFactory.create(username="lisi")
    fail(5)
    assert succeeds("lisi")
    assert succeeds("zhangsan", "203.0.113.6")


def test_lockout__an_unknown_name_is_locked_just_the_same(zhangsan):
    assert fail(5, "nobody").status_code == 429
    assert not AccessAttempt.objects.filter(username__icontains="nobody").exists()
    assert not AccessFailureLog.objects.filter(username__icontains="nobody").exists()


def test_lockout__of_one_address_that_tries_many_names(settings):
    settings.AXES_FAILURE_LIMIT_PER_ADDRESS = 12
    users = [UserFactory.create() for _ in range(4)]
    for user in users[:3]:
        response = fail(4, user.username)
    assert response.status_code == 429
    assert not succeeds(users[3].username)
    assert succeeds(users[3].username, "203.0.113.6")


def test_lockout__an_own_account_does_not_wash_the_address_clean(settings):
    settings.AXES_FAILURE_LIMIT_PER_ADDRESS = 12
    victims = [UserFactory.create() for _ in range(4)]
    UserFactory.create(username="insider")
    for victim in victims[:3]:
        response = fail(4, victim.username)
        succeeds("insider")
    assert response.status_code == 429


@pytest.mark.parametrize("proxies", [0, 1])
def test_lockout__a_forged_header_does_not_help(zhangsan, settings, proxies):
    settings.TRUSTED_PROXIES = proxies
    for number in range(5):
        # The trusted proxy appends what it saw; the client writes the rest.
        seen = ", 198.51.100.7" if proxies else ""
        response = fail(1, address="10.0.0.1", **{"X-Forwarded-For": f"6.6.6.{number}{seen}"})
    assert response.status_code == 429


def test_lockout__a_changing_browser_does_not_help(zhangsan):
    for number in range(5):
        response = fail(1, **{"User-Agent": f"Browser {number}"})
    assert response.status_code == 429


def test_lockout__counts_failed_confirmations_too(zhangsan):
    client = browser(REMOTE_ADDR="203.0.113.5")
    sign_in(client, "zhangsan")
    for _attempt in range(5):
        response = client.post(reverse("account_reauthenticate"), {"password": "wrong-password-1"})
    assert response.status_code == 429


def test_records__hold_no_password_browser_or_typed_text(zhangsan):
    fail(1, **{"User-Agent": "Secret Browser 7"})
    fail(1, login="my-typed-password")
    succeeds()
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        for row in model.objects.values():
            text = str(row)
            for word in ("Secret Browser", "my-typed-password", "wrong-password-1", PASSWORD):
                assert word not in text
    assert AccessLog.objects.get().username == "zhangsan"
    assert AccessLog.objects.get().ip_address == "203.0.113.5"


def test_locks__are_listed_and_lifted_in_the_administration(zhangsan, admin_client):
    fail(5)
    fail(5, "nobody", "203.0.113.9")
    page = admin_client.get(reverse("accounts_locks")).text
    assert "示例甲 (zhangsan)" in page
    assert "不存在的账号" in page
    assert "203.0.113.9" in page
    lock = next(lock for lock in lockout.current_locks() if lock.account)
    response = admin_client.post(
        reverse("accounts_locks"), {"key": lock.key, "address": lock.address}, follow=True
    )
    assert "已解除锁定。" in response.text
    assert succeeds()
    assert fail(1, "nobody", "203.0.113.9").status_code == 429
    again = {"key": lock.key, "address": lock.address}
    response = admin_client.post(reverse("accounts_locks"), again, follow=True)
    assert "此锁定已失效。" in response.text


def test_locks__of_a_whole_address_are_listed_and_lifted(settings, zhangsan, admin_client):
    settings.AXES_FAILURE_LIMIT_PER_ADDRESS = 6
    fail(3, "one")
    fail(3, "two")
    assert not succeeds()
    assert "此地址的所有人" in admin_client.get(reverse("accounts_locks")).text
    admin_client.post(reverse("accounts_locks"), {"key": "", "address": "203.0.113.5"})
    assert succeeds()


def test_locks__are_for_those_who_manage_accounts(client, zhangsan):
    editor(username="editor1")
    sign_in(client, "editor1")
    assert client.get(reverse("accounts_locks")).url == reverse("wagtailadmin_home")


def test_locks__empty_list(admin_client):
    assert "目前没有被锁定的登录。" in admin_client.get(reverse("accounts_locks")).text


@pytest.mark.parametrize("arguments", [["ZhangSan"], ["zhang@example.test"]])
def test_unlock_account(zhangsan, arguments):
    fail(5)
    out = StringIO()
    call_command("unlock_account", *arguments, stdout=out)
    assert "已解除锁定。" in out.getvalue()
    assert succeeds()
    call_command("unlock_account", *arguments, stdout=out)


def test_unlock_account__an_address(zhangsan):
    fail(5)
    call_command("unlock_account", "--address", "203.0.113.5", stdout=StringIO())
    assert succeeds()


def test_unlock_account__says_what_is_wrong():
    with pytest.raises(CommandError, match="nobody"):
        call_command("unlock_account", "nobody")
    with pytest.raises(CommandError, match="--address"):
        call_command("unlock_account")


def test_lift__refuses_to_lift_everything():
    with pytest.raises(ValueError, match="needs"):
        lockout.lift()


def test_purge__drops_what_is_older_than_six_months(zhangsan):
    with time_machine.travel(timezone.now() - dt.timedelta(days=190)):
        fail(1)
        succeeds()
    fail(1)
    succeeds()
    assert (AccessLog.objects.count(), AccessFailureLog.objects.count()) == (2, 2)
    assert purge_sign_in_records(dry_run=True) == 2
    call_command("purge_personal_data")  # what the clock calls every night
    assert (AccessLog.objects.count(), AccessFailureLog.objects.count()) == (1, 1)

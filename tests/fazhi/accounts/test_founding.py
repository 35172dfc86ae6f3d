"""A real town begins with its administrator, or not at all."""

from io import StringIO

from django.core.management import CommandError, call_command

import pytest

from fazhi.accounts import founding as step
from fazhi.accounts.models import User
from fazhi.town import founding
from fazhi.town.models import Town
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

DETAILS = {
    "admin_username": "zhangsan",
    "admin_name": "示例甲",
    "admin_email": "zhang@example.test",
}


@pytest.fixture(autouse=True)
def _only_this_step(monkeypatch):
    monkeypatch.setattr(founding, "_steps", {step.STEP.name: step.STEP})
    monkeypatch.setenv(step.PASSWORD_VARIABLE, PASSWORD)


def init_town(**changes: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("init_town", name="示例镇", stdout=out, stderr=err, **(DETAILS | changes))
    except CommandError as error:
        assert not User.objects.exists()
        assert not Town.objects.exists()
        return out.getvalue(), f"{err.getvalue()}{error}"
    return out.getvalue(), err.getvalue()


def test_founding__makes_the_administrator(client):
    out, err = init_town()
    assert "管理员：示例甲（zhangsan）" in out
    assert not err
    user = User.objects.get()
    assert user.is_superuser
    assert user.check_password(PASSWORD)
    assert PASSWORD not in out


def test_founding__a_trial_makes_nobody():
    init_town(dry_run=True)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"admin_username": ""}, "缺少 --admin-username"),
        ({"admin_name": " "}, "缺少 --admin-name"),
        ({"admin_email": ""}, "缺少 --admin-email"),
        ({"admin_username": "zhang san"}, "--admin-username"),
        ({"admin_email": "nonsense"}, "--admin-email"),
    ],
)
def test_founding__says_what_is_missing_or_wrong(changes, message):
    assert message in init_town(**changes)[1]


def test_founding__refuses_a_weak_password(monkeypatch):
    monkeypatch.setenv(step.PASSWORD_VARIABLE, "1234567890")
    assert "密码" in init_town()[1]


def test_founding__without_terminal_the_variable_is_named(monkeypatch):
    monkeypatch.delenv(step.PASSWORD_VARIABLE)
    monkeypatch.setattr("sys.stdin", StringIO())
    assert step.PASSWORD_VARIABLE in init_town()[1]


@pytest.mark.parametrize(("second", "made"), [(PASSWORD, True), ("x", False)])
def test_founding__asks_twice_at_a_terminal(monkeypatch, second, made):
    monkeypatch.delenv(step.PASSWORD_VARIABLE)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter([PASSWORD, second])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    err = init_town()[1]
    assert User.objects.exists() is made
    assert ("两次输入的密码不一致" in err) is not made


def test_founding__a_user_name_in_use_is_a_finding(monkeypatch):
    report = founding.Report()
    UserFactory.create(username="zhangsan")
    step.run(Town(name="示例镇"), dict(DETAILS), report)
    assert report.failed
    assert User.objects.count() == 1

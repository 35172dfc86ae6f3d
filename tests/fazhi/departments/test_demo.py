"""The demonstration: loaded once, usable at once, gone without a trace."""

import re

from django.apps import apps
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.test.client import RequestFactory
from django.urls import reverse

import pytest
from axes.models import AccessAttempt, AccessLog

from fazhi.accounts.models import User
from fazhi.departments import demo as departments_demo
from fazhi.departments.demo import DEMO_PASSWORD, demo_accounts
from fazhi.departments.demo_data import ACCOUNTS, DEPARTMENTS, LAWS
from fazhi.departments.models import Department, LawResponsibility, Membership, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.town import demo
from fazhi.town.demo import load_demo, remove_demo
from fazhi.town.models import Town
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

# Changes are what the search will hear of after the commit.
UNCOUNTED = {"ContentType", "Permission", "Migration", "Change"}


@pytest.fixture(autouse=True)
def _this_part_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_parts", {"departments": departments_demo.PART})


def rows() -> dict[str, int]:
    """How many rows every table holds."""
    return {
        m._meta.label: m._base_manager.count()
        for m in apps.get_models(include_auto_created=True)
        if m.__name__ not in UNCOUNTED and not m._meta.proxy and m._meta.managed
    }


def test_loads_the_tree_one_account_per_role_and_the_register() -> None:
    load_demo()
    assert Department.objects.count() == len(DEPARTMENTS)
    assert len(LAWS) >= 20
    assert LawResponsibility.objects.count() == len(LAWS)
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role.values)
    assert (
        str(LawResponsibility.objects.responsible_for("《中华人民共和国法律援助法》")) == "司法所"
    )
    team = Department.objects.get(name="执法一中队")
    assert team.parent is not None
    assert str(team.parent.parent) == "黄桥镇人民政府"


def test_every_printed_account_signs_in_and_enters_the_administration() -> None:
    load_demo()
    assert [a[0] for a in demo_accounts()] == [a.username for a in ACCOUNTS]
    for username, _role, _department in demo_accounts():
        request = RequestFactory().post("/")
        user = authenticate(request, username=username, password=DEMO_PASSWORD)
        assert isinstance(user, User), username
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_names_are_plainly_invented_and_addresses_lead_nowhere() -> None:
    load_demo()
    for user in User.objects.all():
        assert user.name.startswith("示例")
        assert user.email.endswith(".invalid")
    for department in Department.objects.all():
        assert re.fullmatch(r"0523-00000\d{3}", department.phone)


def test_loading_twice_changes_nothing() -> None:
    load_demo()
    before = (rows(), list(Department.objects.values()), list(Membership.objects.values()))
    Town.objects.update(loaded_parts=[])
    load_demo()
    assert (rows(), list(Department.objects.values()), list(Membership.objects.values())) == before


def test_removing_leaves_no_row_even_after_use() -> None:
    before = rows()
    load_demo()
    user = User.objects.get(username="demo-author")
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(reverse("wagtailadmin_home"))
    client.get(reverse("wagtailadmin_account"))
    AccessAttempt.objects.create(username="demo-author", failures_since_start=1)
    AccessLog.objects.create(username="demo-author")
    assert Session.objects.exists()
    remove_demo()
    cache.clear()
    left = {name: count for name, count in rows().items() if count != before[name]}
    assert left == {}


def test_removing_leaves_other_peoples_sessions_and_groups_that_were_there() -> None:
    provision_roles()
    other = UserFactory.create()
    client = Client()
    client.force_login(other, backend="allauth.account.auth_backends.AuthenticationBackend")
    before = rows()
    load_demo()
    remove_demo()
    assert rows() == before
    assert Session.objects.count() == 1

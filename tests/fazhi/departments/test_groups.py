import datetime as dt
from typing import Any

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

import pytest
import time_machine

from fazhi.departments.groups import Moved, role_group, sync_role_groups
from fazhi.departments.models import Membership, Role, RoleGroup
from fazhi.departments.services import end_membership
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.departments import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _groups(db: None) -> None:
    for role in Role:
        role_group(role)


def names(user: object) -> set[str]:
    return set(user.groups.values_list("name", flat=True))  # type: ignore[attr-defined]


def test_a_group_is_named_in_chinese_whatever_language_is_in_use() -> None:
    RoleGroup.objects.all().delete()
    Group.objects.all().delete()
    with override("en"):
        assert role_group(Role.AUTHOR).name == "作者"


def test_groups_follow_memberships_at_once() -> None:
    held = MembershipFactory.create(role=Role.SIGNATORY)
    assert names(held.user) == {"部门签发人"}
    held.role = Role.PUBLISHER
    held.save()
    assert names(held.user) == {"发布人"}
    held.delete()
    assert names(held.user) == set()


def test_dissolving_a_department_takes_its_roles_away_at_once(admin_client: Client) -> None:
    held = MembershipFactory.create(role=Role.PUBLISHER)
    elsewhere = MembershipFactory.create(user=held.user, role=Role.AUTHOR)
    url = reverse("department:edit", args=[held.department_id])
    fields = {"name": held.department.name, "kind": held.department.kind, "sort_order": 0}
    admin_client.post(url, {**fields, "ends_on": "2025-12-31"})
    assert names(held.user) == {"作者"}
    assert names(elsewhere.user) == {"作者"}
    admin_client.post(url, {**fields, "ends_on": ""})
    assert names(held.user) == {"作者", "发布人"}


def test_a_second_membership_of_the_same_role_keeps_the_group() -> None:
    held = MembershipFactory.create()
    MembershipFactory.create(user=held.user)
    held.delete()
    assert names(held.user) == {"作者"}


def test_groups_that_belong_to_no_role_are_left_alone() -> None:
    user = UserFactory.create()
    user.groups.add(Group.objects.create(name="临时"))
    MembershipFactory.create(user=user)
    assert names(user) == {"临时", "作者"}


def test_dates_that_pass_take_effect_with_the_daily_command() -> None:
    with time_machine.travel("2026-03-31T15:00:00Z", tick=False):
        leaves = MembershipFactory.create(ends_on=dt.date(2026, 3, 31))
        comes = MembershipFactory.create(starts_on=dt.date(2026, 4, 1))
        assert (names(leaves.user), names(comes.user)) == ({"作者"}, set())
    with time_machine.travel("2026-03-31T16:05:00Z", tick=False):
        call_command("provision_roles", verbosity=0)
        assert (names(leaves.user), names(comes.user)) == (set(), {"作者"})


def test_signing_in_ends_and_begins_what_the_days_say(client: Client) -> None:
    with time_machine.travel("2026-03-31T15:00:00Z", tick=False):
        leaves = MembershipFactory.create(ends_on=dt.date(2026, 3, 31), role=Role.PUBLISHER)
        MembershipFactory.create(
            user=leaves.user, starts_on=dt.date(2026, 4, 1), role=Role.COPY_CHECKER
        )
        assert names(leaves.user) == {"发布人"}
    with time_machine.travel("2026-04-01T01:00:00Z", tick=False):
        data = {"login": leaves.user.username, "password": PASSWORD}
        assert client.post(reverse("account_login"), data).status_code == 302
    assert names(leaves.user) == {"文字审核人"}


def test_syncing_again_changes_nothing() -> None:
    MembershipFactory.create()
    assert sync_role_groups() == Moved()


def test_ending_today_keeps_the_group_until_tomorrow() -> None:
    held = end_membership(MembershipFactory.create())
    assert names(held.user) == {"作者"}
    assert held.ends_on is not None
    assert sync_role_groups(held.ends_on + dt.timedelta(days=1)) == Moved(removed=1)


def test_queries_do_not_grow_with_accounts(django_assert_max_num_queries: Any) -> None:
    MembershipFactory.create_batch(30)
    Membership.objects.filter(pk__gt=0).update(role=Role.AUDITOR)
    with django_assert_max_num_queries(8):
        assert sync_role_groups() == Moved(30, 30)

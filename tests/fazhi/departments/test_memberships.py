"""Roles begin and end at midnight in China, wherever the server stands."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from wagtail.models import ModelLogEntry

import pytest
import time_machine

from fazhi.departments import queries
from fazhi.departments.models import Membership, Role
from fazhi.departments.services import appoint, end_membership
from tests.factories.accounts import UserFactory
from tests.factories.departments import DepartmentFactory, MembershipFactory

pytestmark = pytest.mark.django_db

MARCH = {"starts_on": dt.date(2026, 3, 1), "ends_on": dt.date(2026, 3, 31)}


@pytest.mark.parametrize(
    ("moment", "active"),
    [
        ("2026-02-28T15:59:59Z", False),
        ("2026-02-28T16:00:00Z", True),
        ("2026-03-31T15:59:59Z", True),
        ("2026-03-31T16:00:00Z", False),
    ],
)
def test_both_days_count_in_china_time(moment: str, active: bool) -> None:
    held = MembershipFactory.create(role=Role.SIGNATORY, **MARCH)
    with time_machine.travel(moment, tick=False):
        assert Membership.objects.active().exists() is active
        assert held.holds() is active
        assert queries.holds(held.user, Role.SIGNATORY, held.department) is active
        assert list(queries.holders(Role.SIGNATORY, held.department)) == [held.user] * active
        assert list(queries.departments_of(held.user, Role.SIGNATORY)) == [held.department] * active
        assert queries.roles_of(held.user) == (
            {held.department_id: {Role.SIGNATORY}} if active else {}
        )


def test_a_day_can_be_asked_for() -> None:
    MembershipFactory.create(**MARCH)
    assert Membership.objects.active(dt.date(2026, 3, 15)).count() == 1
    assert Membership.objects.active(dt.date(2026, 4, 1)).count() == 0


def test_nobody_acts_for_a_dissolved_department_or_with_a_closed_account() -> None:
    dissolved = DepartmentFactory.create(ends_on=dt.date(2020, 1, 1))
    MembershipFactory.create(role=Role.SIGNATORY, department=dissolved)
    closed = MembershipFactory.create(role=Role.SIGNATORY, user=UserFactory.create(is_active=False))
    assert not queries.holders(Role.SIGNATORY, dissolved).exists()
    assert not queries.holders(Role.SIGNATORY, closed.department).exists()
    assert not queries.holds(closed.user, Role.SIGNATORY, closed.department)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "allowed"),
    [
        ((2026, 2, 1), (2026, 2, 28), True),
        ((2026, 2, 1), (2026, 3, 1), False),
        ((2026, 3, 10), (2026, 3, 11), False),
        ((2026, 3, 31), None, False),
        ((2026, 4, 1), None, True),
        ((2026, 1, 1), None, False),
    ],
)
def test_the_same_role_is_held_once_at_a_time(
    starts_on: tuple[int, int, int], ends_on: tuple[int, int, int] | None, allowed: bool
) -> None:
    held = MembershipFactory.create(**MARCH)
    again = Membership(
        user=held.user,
        department=held.department,
        role=held.role,
        starts_on=dt.date(*starts_on),
        ends_on=dt.date(*ends_on) if ends_on else None,
    )
    if allowed:
        again.full_clean()
        again.save()
    else:
        with pytest.raises(ValidationError, match="已有该任职"):
            again.full_clean()
        with pytest.raises(ValidationError, match="已有该任职"):
            again.save()


def test_the_database_refuses_two_open_ones() -> None:
    held = MembershipFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.bulk_create(
            [Membership(user=held.user, department=held.department, role=held.role)]
        )


def test_several_roles_and_departments_at_once_are_fine() -> None:
    held = MembershipFactory.create()
    appoint(held.user, held.department, Role.SIGNATORY)
    appoint(held.user, DepartmentFactory.create(), held.role)
    assert Membership.objects.active().filter(user=held.user).count() == 3


@time_machine.travel("2026-03-01T16:30:00Z", tick=False)
def test_appointing_starts_today_in_china_and_leaves_its_history() -> None:
    held = appoint(UserFactory.create(), DepartmentFactory.create(), Role.AUTHOR, post="科员")
    assert held.starts_on == dt.date(2026, 3, 2)
    assert ModelLogEntry.objects.get(object_id=str(held.pk)).action == "wagtail.create"


@time_machine.travel("2026-03-15T04:00:00Z", tick=False)
def test_ending_keeps_the_row_and_the_last_day_counts() -> None:
    held = end_membership(MembershipFactory.create())
    assert held.ends_on == dt.date(2026, 3, 15)
    assert Membership.objects.active().filter(pk=held.pk).exists()
    assert not Membership.objects.active(dt.date(2026, 3, 16)).filter(pk=held.pk).exists()
    with pytest.raises(ValidationError, match="已经结束"):
        end_membership(held, dt.date(2026, 3, 20))


def test_a_role_does_not_end_before_it_begins() -> None:
    held = MembershipFactory.create(starts_on=dt.date(2026, 3, 1))
    with pytest.raises(ValidationError, match="早于"):
        end_membership(held, dt.date(2026, 2, 28))


def test_holders_of_many_departments_take_one_query(django_assert_num_queries: Any) -> None:
    held = [MembershipFactory.create(role=Role.SIGNATORY) for _n in range(40)]
    departments = [m.department for m in held]
    with django_assert_num_queries(1):
        found = Membership.objects.holders_by_department(Role.SIGNATORY, departments)
    assert found == {m.department_id: [m.user] for m in held}

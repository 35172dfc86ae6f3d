"""The questions that sign-off, worklists and pages ask about roles, each one query."""

import datetime as dt

from django.db.models import QuerySet

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Membership, Role


def holders(role: Role, department: Department, on: dt.date | None = None) -> QuerySet[User]:
    """The active accounts that hold a role in a department on a day, today by default."""
    held = Membership.objects.active(on).filter(role=role, department=department)
    return User.objects.filter(is_active=True, pk__in=held.values("user_id")).order_by("name", "pk")


def departments_of(user: User, role: Role, on: dt.date | None = None) -> QuerySet[Department]:
    """The departments in which somebody holds a role on a day, today by default."""
    held = Membership.objects.active(on).filter(role=role, user=user)
    return Department.objects.filter(pk__in=held.values("department_id"))


def holds(user: User, role: Role, department: Department, on: dt.date | None = None) -> bool:
    """Whether somebody holds a role in a department on a day, today by default."""
    return user.is_active and (
        Membership.objects.active(on).filter(user=user, role=role, department=department).exists()
    )


def roles_of(user: User, on: dt.date | None = None) -> dict[int, set[Role]]:
    """All roles of somebody on a day, today by default, by department id."""
    found: dict[int, set[Role]] = {}
    for department, role in (
        Membership.objects.active(on).filter(user=user).values_list("department_id", "role")
    ):
        found.setdefault(department, set()).add(Role(role))
    return found


_HELD = "_roles_held_today"


def held_by(user: User) -> frozenset[tuple[str, int]]:
    """The roles of somebody today, each with the id of its department.

    Asked once for an account as it was read, since every room's permissions ask: a request reads it anew.
    """
    known: frozenset[tuple[str, int]] | None = getattr(user, _HELD, None)
    if known is None:
        rows = Membership.objects.active().filter(user=user).values_list("role", "department_id")
        known = frozenset(rows)
        setattr(user, _HELD, known)
    return known

"""Lists of the dashboard that other rooms know: what is due for review, what law has overtaken."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role

MOST = 50


@dataclass(frozen=True)
class Line:
    """Something to be looked at: ``note`` says what about it, ``url`` is where."""

    title: str
    url: str
    note: str = ""
    department: str = ""


@dataclass(frozen=True)
class DashboardList:
    """A list of the dashboard.

    ``lines`` gets the ids of departments, or ``None`` for all of them, and how many lines are
    wanted at most; the number of its queries must not depend on either.
    """

    key: str
    label: str | Promise
    lines: Callable[[Collection[int] | None, int], list[Line]]


_lists: dict[str, DashboardList] = {}


def register_list(shown: DashboardList) -> None:
    """Adds a list; called from ``AppConfig.ready``."""
    _lists[shown.key] = shown


def lists_for(user: User) -> list[tuple[str | Promise, list[Line]]]:
    """The lists that have something for somebody, with their labels, in the order of registration."""
    departments = _departments_of(user)
    if departments is not None and not departments:
        return []
    found = ((one.label, one.lines(departments, MOST)) for one in _lists.values())
    return [(label, lines) for label, lines in found if lines]


def _departments_of(user: User) -> set[int] | None:
    """Where somebody works; everywhere for administrators and auditors."""
    held = list(Membership.objects.active().filter(user=user).values_list("role", "department"))
    if user.is_superuser or any(role == Role.AUDITOR for role, _department in held):
        return None
    return {department for _role, department in held}

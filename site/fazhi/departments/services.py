"""Appointing, ending and handing over, free of HTTP: the administration and the lists use them."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from fazhi.accounts.models import User
from fazhi.departments.models import Department, LawResponsibility, Membership, Role
from fazhi.imports.importer import Action, save_with_history
from fazhi.workdays import today


@transaction.atomic
def create_department(**values: Any) -> Department:
    """Makes a department of the fields given; raises `ValidationError` and makes nothing then."""
    department = Department(**values)
    department.full_clean()
    save_with_history(department, Action.CREATE)
    return department


@transaction.atomic
def appoint(
    user: User,
    department: Department,
    role: Role | str,
    *,
    post: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Membership:
    """Gives somebody a role in a department, from today on if nothing else is said.

    Raises `ValidationError` when the account holds it already or the dates make no sense.
    """
    membership = Membership(
        user=user,
        department=department,
        role=role,
        post=post,
        starts_on=starts_on or today(),
        ends_on=ends_on,
    )
    membership.full_clean()
    save_with_history(membership, Action.CREATE)
    return membership


@transaction.atomic
def end_membership(membership: Membership, on: dt.date | None = None) -> Membership:
    """Ends a role with the day ``on`` as its last, today by default; the row stays as a record.

    Raises `ValidationError` when it has ended before that day or begins after it.
    """
    last = on or today()
    if membership.ends_on and membership.ends_on < last:
        raise ValidationError(_("This role has ended already."))
    membership.ends_on = last
    membership.full_clean()
    save_with_history(membership, Action.CHANGE)
    return membership


@transaction.atomic
def assign_law(
    title: str,
    department: Department,
    starts_on: dt.date | None = None,
    note: str = "",
    *,
    ends_on: dt.date | None = None,
) -> LawResponsibility:
    """Makes a department answer for a law from a day on; whoever did before ends the day before.

    Returns the entry as it stands when the department answers for the law already. Raises
    `ValidationError` when another entry begins on or after that day, up to ``ends_on``.
    """
    first = starts_on or today()
    current = LawResponsibility.objects.of(title).active(first).first()
    if current and current.department_id == department.pk:
        return current
    if current:
        current.ends_on = first - dt.timedelta(days=1)
        current.full_clean()
        save_with_history(current, Action.CHANGE)
    entry = LawResponsibility(
        title=title, department=department, starts_on=first, ends_on=ends_on, note=note
    )
    entry.full_clean()
    save_with_history(entry, Action.CREATE)
    return entry

"""Signing in another person's place: who may arrange it, for how long, and when it ends."""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import Delegation
from fazhi.signoff.models.delegation import DELEGATED
from fazhi.workdays import today

LONGEST_DAYS = 92  # longer absences are a change of office


def posts_to_delegate(user: User) -> QuerySet[Membership]:
    """The roles that somebody may lend: the own ones, and as a head those of the department.

    Administrators may lend all, for nobody else may be left who could.
    """
    held = Membership.objects.active().filter(role__in=DELEGATED, user__is_active=True)
    if not user.is_superuser:
        headed = Membership.objects.active().filter(user=user, role=Role.DEPARTMENT_HEAD)
        held = held.filter(Q(user=user) | Q(department__in=headed.values("department")))
    return held.select_related("user", "department").order_by("department", "user__name", "pk")


@transaction.atomic
def delegate(
    post: Membership,
    deputy: User,
    *,
    starts_on: dt.date,
    ends_on: dt.date,
    reason: str,
    by: User,
) -> Delegation:
    """Lends a role from one day to another, both included. Raises `Refused`."""
    if not posts_to_delegate(by).filter(pk=post.pk).exists():
        raise Refused(_("This is not yours to lend."))
    if not deputy.is_active:
        raise Refused(_("This account is closed."))
    if deputy.pk == post.user_id:
        raise Refused(_("Nobody signs in their own place."))
    if starts_on < today():
        raise Refused(_("It can begin today at the earliest."))
    if not starts_on <= ends_on <= starts_on + dt.timedelta(days=LONGEST_DAYS):
        raise Refused(
            _("Choose a last day, at most %(days)s days after the first.") % {"days": LONGEST_DAYS}
        )
    made = Delegation(
        holder=post.user,
        deputy=deputy,
        department=post.department,
        role=post.role,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason.strip(),
    )
    made.save()
    _record(made, Act.DELEGATED, by)
    return made


@transaction.atomic
def end_delegation(delegation: Delegation, by: User) -> None:
    """Ends it at once: from today on nobody signs in the holder's place. Raises `Refused`.

    One that has not begun yet is gone.
    """
    row = Delegation.objects.select_for_update().get(pk=delegation.pk)
    posts = posts_to_delegate(by)
    if by.pk != row.holder_id and not posts.filter(user=row.holder, role=row.role).exists():
        raise Refused(_("This is not yours to end."))
    if row.is_over():
        raise Refused(_("It is over already."))
    _record(row, Act.UNDELEGATED, by)
    yesterday = today() - dt.timedelta(days=1)
    if row.starts_on > yesterday:
        row.delete()
    else:
        row.ends_on = yesterday
        row.save()


def _record(delegation: Delegation, act: Act, by: User) -> None:
    append(
        act=act,
        model=Delegation._meta.label_lower,
        key=str(delegation.pk),
        title=str(delegation),
        department=delegation.department.name,
        department_key=delegation.department_id,
        person=str(by),
        account=by.pk,
        deputy_for=str(delegation.holder),
        words=delegation.reason,
        details={
            "role": delegation.role,
            "to": str(delegation.deputy),
            "from_day": delegation.starts_on.isoformat(),
            "to_day": delegation.ends_on.isoformat() if delegation.ends_on else "",
        },
    )

"""Taking content off the site at once, with a reason that its readers get in its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.signoff import signals
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.permits import ENDS, department_of, last_release, records_of
from fazhi.signoff.submitting import person_of
from fazhi.signoff.targets import Target, lock, names_of

LONGEST_REASON = 300
ANYWHERE = (Role.LEGAL_REVIEWER, Role.PUBLISHER)
IN_THE_DEPARTMENT = (Role.SIGNATORY, Role.DEPARTMENT_HEAD)

_withdrawing: ContextVar[bool] = ContextVar("signoff.withdrawing", default=False)


def may_withdraw(target: Target, user: User) -> bool:
    """Whoever releases content, reviews the law, or answers for the department; administrators."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    held = Membership.objects.active().filter(user=user)
    if held.filter(role__in=ANYWHERE).exists():
        return True
    own = held.filter(role__in=IN_THE_DEPARTMENT, department=target.responsible_department_id)
    return bool(target.responsible_department_id) and own.exists()


@transaction.atomic
def withdraw(target: Target, by: User, *, reason: str) -> SignOffRecord:
    """Takes a row off the site; ``reason`` is what readers are told. Raises `Refused`.

    It needs no second person, for it may be urgent. To come back it is signed anew.
    """
    target = lock(target)
    if not may_withdraw(target, by):
        raise Refused(_("You may not withdraw this."))
    if not target.live:
        raise Refused(_("It is not public any more."))
    if not reason.strip():
        raise Refused(_("Say why: readers are told."))
    release = last_release(target)
    record = append(
        act=Act.WITHDRAWN,
        content=release.content if release else "",
        words=reason.strip()[:LONGEST_REASON],
        **names_of(target),
        **department_of(target),
        **person_of(by, target.responsible_department),
    )
    with withdrawing():
        target.unpublish(log_action=False)
    log(target, "wagtail.unpublish", user=by)
    signals.withdrawn.send(type(target), target=target, record=record)
    return record


@contextmanager
def withdrawing() -> Iterator[None]:
    """Rows may be unpublished: the record of it is written."""
    token = _withdrawing.set(True)
    try:
        yield
    finally:
        _withdrawing.reset(token)


def is_withdrawing() -> bool:
    """Whether `withdrawing` holds."""
    return _withdrawing.get()


def withdrawal_of(target: Any) -> SignOffRecord | None:
    """The record by which a row was taken off the site, if nothing was released since; one query."""
    found: SignOffRecord | None = (
        records_of(target).filter(act__in=ENDS).select_related("words").order_by("-number").first()
    )
    return found if found and found.act == Act.WITHDRAWN else None

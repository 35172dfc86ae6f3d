"""Making the sessions of a series, and changing this one, this and later ones, or all."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from events.models import Series, Session
from events.recurrence.rules import Planned, planned
from events.scheduling import changing
from events.seats.changing import set_seats
from events.seats.refusals import Refused
from events.states import SessionState
from fazhi.accounts.models import User
from fazhi.workdays import SHANGHAI, now, today

# Moments that stand in a series as far before each beginning.
_BEFORE_THE_BEGINNING = frozenset({"opens_at", "closes_at"})


class Reach(StrEnum):
    """Which sessions of a series a change concerns."""

    THIS = "this"
    LATER = "later"
    ALL = "all"


@dataclass(frozen=True)
class Made:
    """What making sessions did."""

    made: list[Session]
    plan: Planned


@transaction.atomic
def make_sessions(series: Series, pattern: Session) -> Made:
    """Makes the sessions of a series that do not exist yet, as drafts like ``pattern``.

    ``pattern`` is a session, saved or not, whose hours and settings they get. Making twice makes
    none twice; a day whose session was moved stays without.
    """
    plan = planned(series)
    start = pattern.starts_at.astimezone(SHANGHAI).time()
    made = []
    for day in missing_days(series, plan):
        session = changing.copied(pattern, dt.datetime.combine(day, start, SHANGHAI))
        session.lecture, session.series, session.series_day = series.lecture, series, day
        session.full_clean(exclude=["public_id"])
        session.save()
        made.append(session)
    return Made(made, plan)


def missing_days(series: Series, plan: Planned) -> list[dt.date]:
    """The days of a plan that have no session yet; what is past stays as it is."""
    known = set(series.sessions.values_list("series_day", flat=True)) if series.pk else set()
    return [day for day in plan.days if day not in known and day >= today()]


def reached(session: Session, reach: Reach, *, cancelled: bool = False) -> "QuerySet[Session]":
    """The sessions that a change concerns: never those that are over, nor cancelled ones.

    ``cancelled``: only the cancelled ones, which are taken up again.
    """
    rows = Session.objects.filter(pk=session.pk)
    if session.series_id and reach != Reach.THIS:
        is_cancelled = Q(state=SessionState.CANCELLED)
        others = Q(series=session.series_id, starts_at__gt=now())
        others &= is_cancelled if cancelled else ~is_cancelled
        if reach == Reach.LATER:
            others &= Q(starts_at__gte=session.starts_at)
        rows = Session.objects.filter(others | Q(pk=session.pk))
    return rows.select_related("venue", "department").order_by("pk")


@transaction.atomic
def correct(
    session: Session, values: Mapping[str, Any], reach: Reach, by: User | None = None
) -> int:
    """What `changing.correct` does, to all that the change reaches; returns how many.

    Others get what is changed in ``session``, and keep the rest; when registration opens and closes
    is as far from their own beginning.
    """
    changed = {name: value for name, value in values.items() if getattr(session, name) != value}
    rows = list(reached(session, reach))
    for one in rows:
        later = one.starts_at - session.starts_at
        theirs = {
            name: value + later if value and name in _BEFORE_THE_BEGINNING else value
            for name, value in changed.items()
        }
        changing.correct(one, theirs, by)
    return len(rows)


@transaction.atomic
def reseat(session: Session, capacity: int, kept: int, reach: Reach) -> int:
    """Sets the seats of all that the change reaches; none, when one of them has too many taken.

    Raises ``ValidationError`` that names the session.
    """
    rows = list(reached(session, reach))
    for one in rows:
        try:
            set_seats(one, capacity, kept)
        except Refused as refused:
            raise ValidationError(
                _("%(session)s: %(why)s") % {"session": one, "why": refused.message}
            ) from None
    return len(rows)


@transaction.atomic
def move(
    session: Session, values: Mapping[str, Any], reason: str, reach: Reach, by: User | None = None
) -> int:
    """Moves all that the change reaches by the same number of days, to the same hours and place.

    Everybody registered in any of them is told. Those that stand there already stay. Returns how
    many were moved; raises ``ValidationError``, and moves none then.
    """
    days = _day(values["starts_at"]) - _day(session.starts_at)
    length = values["ends_at"] - values["starts_at"]
    at = values["starts_at"].astimezone(SHANGHAI).time()
    moved = 0
    for one in reached(session, reach):
        starts_at = dt.datetime.combine(_day(one.starts_at) + days, at, SHANGHAI)
        theirs = {**values, "starts_at": starts_at, "ends_at": starts_at + length}
        if one.pk != session.pk and not changing.moved_fields(one, theirs):
            continue
        changing.move(one, theirs, reason, by)
        moved += 1
    return moved


@transaction.atomic
def cancel(session: Session, reason: str, reach: Reach, by: User | None = None) -> int:
    """Cancels all that the change reaches; returns how many."""
    rows = list(reached(session, reach).filter(state=SessionState.SCHEDULED))
    for one in rows:
        changing.cancel(one, reason, by)
    return len(rows)


@transaction.atomic
def resume(session: Session, reason: str, reach: Reach, by: User | None = None) -> int:
    """Takes up again all cancelled ones that the change reaches; returns how many."""
    rows = list(reached(session, reach, cancelled=True))
    for one in rows:
        changing.resume(one, reason, by)
    return len(rows)


@transaction.atomic
def announce(session: Session, reach: Reach, by: User | None = None) -> int:
    """Announces all drafts that the change reaches; returns how many."""
    rows = list(reached(session, reach).filter(state=SessionState.DRAFT))
    for one in rows:
        changing.announce(one, by)
    return len(rows)


@transaction.atomic
def delete_drafts(session: Session, reach: Reach, by: User | None = None) -> int:
    """Deletes all drafts that the change reaches and nobody is registered for; returns how many."""
    rows = list(reached(session, reach).filter(state=SessionState.DRAFT, registrations=None))
    for one in rows:
        changing.delete_draft(one, by)
    return len(rows)


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(SHANGHAI).date()

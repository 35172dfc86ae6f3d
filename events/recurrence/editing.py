"""Making the sessions of a series, and changing this one, this and later ones, or all."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events.models import Series, Session
from events.recurrence.rules import Planned, planned
from events.scheduling import changing
from events.seats.changing import set_seats
from events.seats.refusals import Refused
from events.states import SessionState
from fazhi.accounts.models import User
from fazhi.workdays import SHANGHAI, now


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
    none twice; a day whose session was deleted or moved stays without.
    """
    plan = planned(series)
    start = pattern.starts_at.astimezone(SHANGHAI).time()
    known = set(series.sessions.values_list("series_day", flat=True))
    made = []
    for day in plan.days:
        if day in known:
            continue
        session = changing.copied(pattern, dt.datetime.combine(day, start, SHANGHAI))
        session.lecture, session.series, session.series_day = series.lecture, series, day
        session.full_clean(exclude=["public_id"])
        session.save()
        made.append(session)
    return Made(made, plan)


def reached(session: Session, reach: Reach) -> "QuerySet[Session]":
    """The sessions that a change concerns: never those that are over or cancelled."""
    rows = Session.objects.filter(pk=session.pk)
    if session.series_id and reach != Reach.THIS:
        rows = Session.objects.filter(series=session.series_id)
        rows = rows.exclude(state=SessionState.CANCELLED).filter(starts_at__gt=now())
        if reach == Reach.LATER:
            rows = rows.filter(starts_at__gte=session.starts_at)
    return rows.select_related("venue", "department").order_by("pk")


@transaction.atomic
def correct(
    session: Session, values: Mapping[str, Any], reach: Reach, by: User | None = None
) -> int:
    """What `changing.correct` does, to all that the change reaches; returns how many."""
    rows = list(reached(session, reach))
    for one in rows:
        changing.correct(one, values, by)
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

    Everybody registered in any of them is told. Returns how many were moved; raises
    ``ValidationError``, and moves none then.
    """
    days = _day(values["starts_at"]) - _day(session.starts_at)
    length = values["ends_at"] - values["starts_at"]
    at = values["starts_at"].astimezone(SHANGHAI).time()
    rows = list(reached(session, reach))
    for one in rows:
        starts_at = dt.datetime.combine(_day(one.starts_at) + days, at, SHANGHAI)
        theirs = {**values, "starts_at": starts_at, "ends_at": starts_at + length}
        changing.move(one, theirs, reason, by)
    return len(rows)


@transaction.atomic
def cancel(session: Session, reason: str, reach: Reach, by: User | None = None) -> int:
    """Cancels all that the change reaches; returns how many."""
    rows = list(reached(session, reach).filter(state=SessionState.SCHEDULED))
    for one in rows:
        changing.cancel(one, reason, by)
    return len(rows)


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(SHANGHAI).date()

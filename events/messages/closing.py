"""Telling the department that registration for a session has closed, with the numbers."""

import datetime as dt

from django.db.models import Q, Sum
from django.urls import reverse

from events.facts import place_text, when_text
from events.messages.kinds import CLOSED
from events.models import Session
from events.permissions import organisers_of
from events.states import Admission, SessionState, State
from fazhi.outbox.inbox.telling import notify
from fazhi.workdays import now

LATELY = dt.timedelta(hours=6)


def tell_of_closed(at: dt.datetime | None = None) -> int:
    """Puts a line into the inboxes of the department once for each closing; returns how many."""
    at = at or now()
    closed = Session.objects.filter(
        Q(closes_at__lte=at, closes_at__gt=at - LATELY)
        | Q(closes_at=None, starts_at__lte=at, starts_at__gt=at - LATELY),
        state=SessionState.SCHEDULED,
        closing_told_at=None,
    ).exclude(admission=Admission.FREE)
    told = 0
    for session in closed.select_related("venue", "department").order_by("pk"):
        mine = Session.objects.filter(pk=session.pk, closing_told_at=None)
        if mine.update(closing_told_at=at):
            _tell(session)
            told += 1
    return told


def _tell(session: Session) -> None:
    waiting = session.registrations.filter(state=State.WAITING).aggregate(people=Sum("size"))
    notify(
        CLOSED,
        organisers_of(session),
        {
            "title": session.name,
            "when": when_text(session.starts_at, session.ends_at),
            "place": place_text(session),
            "seats": session.capacity,
            "confirmed": session.taken,
            "waiting": waiting["people"] or 0,
        },
        url=reverse("events_session", args=[session.pk]),
        about=session,
        department=session.department,
    )

"""Closing the books of a session: who did not come, and who is asked once more next time."""

import datetime as dt

from django.db import transaction
from django.db.models import Count

from events.messages import telling
from events.models import MissedSeat, Registration, Session
from events.models.registrations import missed_by
from events.seats import placing
from events.seats.freeing import BATCH
from events.seats.locking import lock_session, waiting_briefly
from events.states import CAME, Presence, SessionState, State, Way
from fazhi.workdays import SHANGHAI, add_calendar_days, now, today

# Time enough to type in a list that was kept on paper.
CLOSES_AFTER = dt.timedelta(days=3)
ASKED_AFTER = 2  # missed seats
ASKED_BEFORE = dt.timedelta(days=2)
NOT_ASKED_WITHIN = dt.timedelta(hours=20)
ANSWERED_BY = dt.time(18)  # on the day before


def close_due(at: dt.datetime | None = None) -> int:
    """Closes the books of every session that ended three days ago; returns how many."""
    at = at or now()
    due = Session.objects.filter(
        state=SessionState.SCHEDULED, attendance_closed_at=None, ends_at__lte=at - CLOSES_AFTER
    )
    return sum(close_attendance(session) for session in due.order_by("ends_at")[:BATCH])


def close_attendance(session: Session) -> bool:
    """Notes who did not come, if anybody was checked in at all; once.

    Nobody missed a session whose list nobody kept.
    """
    with waiting_briefly():
        locked = lock_session(session.pk)
        if locked.attendance_closed_at is not None or locked.ends_at > now():
            return False
        people = locked.attendees.filter(active=True)
        if people.filter(presence__in=CAME).exists():
            missing = people.filter(
                presence=Presence.EXPECTED, registration__state=State.CONFIRMED
            ).exclude(registration__way=Way.DESK)
            # As `release_absent`: who is absent holds no seat, so that a tick that is typed in
            # later finds one.
            placing.give_back(locked, missing.update(presence=Presence.ABSENT))
            placing.save_counters(locked)
            _note_missed(locked)
        locked.attendance_closed_at = now()
        locked.save(update_fields=["attendance_closed_at"])
        return True


def _note_missed(session: Session) -> None:
    """A seat is missed when nobody of a registration came, and nobody cancelled."""
    kept = session.registrations.filter(state=State.CONFIRMED).exclude(way=Way.DESK)
    came = kept.filter(attendees__presence__in=CAME).values("pk")
    on = session.starts_at.astimezone(SHANGHAI).date()
    for registration in kept.exclude(pk__in=came).select_related("contact"):
        contact = registration.contact
        if contact is not None and contact.phone:
            MissedSeat.objects.get_or_create(
                phone_hash=missed_by(contact.phone), session=session, defaults={"on": on}
            )


def ask_again(at: dt.datetime | None = None) -> int:
    """Asks those who missed two seats within 180 days whether they come, where others wait.

    Once for a registration, two days before; returns how many were asked.
    """
    at = at or now()
    soon = Session.objects.filter(
        state=SessionState.SCHEDULED,
        starts_at__gt=at + NOT_ASKED_WITHIN,
        starts_at__lte=at + ASKED_BEFORE,
        registrations__state=State.WAITING,
    ).distinct()
    return sum(_ask(session) for session in soon)


def _ask(session: Session) -> int:
    asked = 0
    often = _often_missing()
    until = answer_by(session)
    for registration in telling.everybody(session, State.CONFIRMED):
        contact = registration.contact
        never_asked = registration.confirm_by is None and registration.asked_at is None
        if not never_asked or contact is None or missed_by(contact.phone) not in often:
            continue
        with transaction.atomic():
            mine = Registration.objects.filter(pk=registration.pk, asked_at=None)
            if mine.update(confirm_by=until, asked_at=now()):
                registration.confirm_by = until
                telling.asked(registration)
                asked += 1
    return asked


def answer_by(session: Session) -> dt.datetime:
    """Until when somebody who was asked once more can answer: 18:00 on the day before."""
    day = session.starts_at.astimezone(SHANGHAI).date() - dt.timedelta(days=1)
    return dt.datetime.combine(day, ANSWERED_BY, SHANGHAI)


def _often_missing() -> set[str]:
    since = add_calendar_days(today(), -MissedSeat.KEPT_DAYS).day
    counted = MissedSeat.objects.filter(on__gte=since).values("phone_hash")
    often = counted.annotate(times=Count("pk")).filter(times__gte=ASKED_AFTER)
    return set(often.values_list("phone_hash", flat=True))


def ask_for_feedback(at: dt.datetime | None = None) -> int:
    """Sends three questions to contacts of whom somebody came, the day after; each once."""
    at = at or now()
    ended = Registration.objects.filter(
        session__state=SessionState.SCHEDULED,
        session__ends_at__lte=at - dt.timedelta(hours=12),
        session__ends_at__gt=at - dt.timedelta(days=7),
        state=State.CONFIRMED,
        feedback_asked_at=None,
        contact__isnull=False,
        attendees__presence__in=CAME,
    ).distinct()
    asked = 0
    for registration in ended.select_related("session__venue", "session__department", "contact")[
        :BATCH
    ]:
        with transaction.atomic():
            mine = Registration.objects.filter(pk=registration.pk, feedback_asked_at=None)
            if mine.update(feedback_asked_at=at):
                telling.asked_for_feedback(registration)
                asked += 1
    return asked

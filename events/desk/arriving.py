"""Checking in: the same scan twice is one, whoever walks in counts, seats are never given twice."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from events.desk import words
from events.messages import telling
from events.models import Attendee, Registration, Session
from events.seats import placing
from events.seats.freeing import locked_registration
from events.seats.locking import lock_session, waiting_briefly
from events.seats.refusals import Refused, Why
from events.states import CAME, Presence, SessionState, State, Way
from fazhi.accounts.models import User
from fazhi.people.contact import NAME_LENGTH
from fazhi.workdays import now

LATE_AFTER = dt.timedelta(minutes=10)
# The desk opens before the beginning, and lists that were kept on paper are typed in days later.
OPENS_BEFORE = dt.timedelta(hours=3)


@dataclass(frozen=True)
class Arrived:
    """What a scan did: who is here now, and who had been before."""

    registration: Registration
    new: int
    before: int


def check_in(
    registration: Registration,
    numbers: set[int] | None = None,
    *,
    by: User | None = None,
    at: dt.datetime | None = None,
) -> Arrived:
    """Notes that people of a registration are here: all, or those with ``numbers``.

    Whoever waited, or whose seat was given on, gets one if any is free at the desk. Raises `Refused`.
    """
    with waiting_briefly():
        fresh = locked_registration(registration)
        session, moment = fresh.session, at or now()
        _refuse_desk(session)
        people = [
            a
            for a in fresh.attendees.select_for_update().order_by("number")
            if a.active and (numbers is None or a.number in numbers)
        ]
        coming = [a for a in people if a.presence not in CAME]
        _seat(fresh, session, coming)
        for attendee in coming:
            attendee.presence = presence_at(session, moment)
            attendee.arrived_at, attendee.checked_in_by = moment, by
            attendee.save(update_fields=["presence", "arrived_at", "checked_in_by"])
        return Arrived(fresh, len(coming), len(people) - len(coming))


def _seat(registration: Registration, session: Session, coming: list[Attendee]) -> None:
    """Sees to it that who comes has a seat; raises `Refused` when none is free."""
    if registration.state == State.CONFIRMED:
        needed = sum(a.presence == Presence.ABSENT for a in coming)
    elif registration.state in (State.WAITING, State.PENDING, State.OFFERED):
        if not coming:
            return
        needed = 0 if registration.state == State.OFFERED else registration.size
        registration.state, registration.claim_until = State.CONFIRMED, None
        registration.seated_at = now()
    else:
        raise Refused(Why.ENDED)
    if needed > session.free_at_the_desk:
        raise Refused(Why.NO_SEAT)
    if needed:
        placing.take(session, needed, registration.way)
        placing.save_counters(session)
    registration.save(update_fields=["state", "claim_until", "seated_at"])


def presence_at(session: Session, moment: dt.datetime) -> Presence:
    """Present, or late when more than ten minutes have passed."""
    return Presence.LATE if moment > session.starts_at + LATE_AFTER else Presence.PRESENT


def undo(attendee: Attendee) -> Attendee:
    """Takes a check-in back, when the wrong name was ticked."""
    with waiting_briefly():
        registration = locked_registration(attendee.registration)
        fresh = registration.attendees.select_for_update().get(pk=attendee.pk)
        if fresh.presence in CAME:
            fresh.presence, fresh.arrived_at, fresh.checked_in_by = Presence.EXPECTED, None, None
            fresh.save(update_fields=["presence", "arrived_at", "checked_in_by"])
        return fresh


def walk_in(
    session: Session,
    name: str = "",
    *,
    by: User | None = None,
    at: dt.datetime | None = None,
    form_key: str = "",
) -> Registration:
    """Lets somebody in who is not registered; a name is optional. Raises `Refused` for a full hall.

    With a ``form_key`` a form that is sent twice lets one person in.
    """
    with waiting_briefly():
        locked = lock_session(session.pk)
        if form_key and (done := locked.registrations.filter(form_key=form_key).first()):
            return done
        moment = at or now()
        _refuse_desk(locked)
        if not locked.free_at_the_desk:
            raise Refused(Why.NO_SEAT)
        registration = Registration.objects.create(
            session=locked,
            state=State.CONFIRMED,
            size=1,
            order=placing.next_order(locked),
            way=Way.DESK,
            village=locked.village,
            registered_at=moment,
            seated_at=moment,
            by=by,
            form_key=form_key or None,
        )
        Attendee.objects.create(
            registration=registration,
            session=locked,
            number=1,
            name=" ".join(name.split())[:NAME_LENGTH],
            presence=presence_at(locked, moment),
            arrived_at=moment,
            checked_in_by=by,
        )
        placing.take(locked, 1, Way.DESK)
        placing.save_counters(locked)
        return registration


def take_back_walk_in(registration: Registration) -> None:
    """Removes a walk-in that was entered by mistake. Raises `Refused` for any other registration."""
    with waiting_briefly():
        fresh = locked_registration(registration)
        if fresh.way != Way.DESK or fresh.state != State.CONFIRMED:
            raise Refused(Why.ENDED)
        session = fresh.session
        placing.give_back(session, fresh.size, Way.DESK)
        placing.save_counters(session)
        fresh.delete()
        telling.moved_up(placing.move_up(session))


def release_absent(session: Session) -> int:
    """Gives on the seats of whoever has not come at the beginning; returns how many.

    They can still come in while seats are free. Raises `Refused` before the beginning.
    """
    with waiting_briefly():
        locked = lock_session(session.pk)
        if now() < locked.starts_at:
            raise Refused(Why.NOT_BEGUN)
        missing = locked.attendees.filter(
            active=True, presence=Presence.EXPECTED, registration__state=State.CONFIRMED
        ).exclude(registration__way=Way.DESK)
        released = missing.update(presence=Presence.ABSENT)
        if released:
            placing.give_back(locked, released)
            placing.save_counters(locked)
        return released


def find(session: Session, text: str) -> list[Registration]:
    """Registrations by code, by part of an attendee's name, or by the last digits of the number."""
    typed = words.typed(text)
    if not typed:
        return []
    rows = session.registrations.exclude(state__in=(State.REPEATED, State.REFUSED))
    rows = rows.select_related("contact").prefetch_related("attendees").order_by("order")
    if by_code := list(rows.filter(code=typed.code)):
        return by_code
    if typed.tail:
        return [r for r in rows if r.contact and r.contact.phone.endswith(typed.tail)]
    named = Q(attendees__name__icontains=typed.name, attendees__active=True)
    return list(rows.filter(named).distinct()[:50])


def _refuse_desk(session: Session) -> None:
    if session.state != SessionState.SCHEDULED:
        raise Refused(Why.CANCELLED)
    if now() < session.starts_at - OPENS_BEFORE:
        raise Refused(Why.NOT_BEGUN)

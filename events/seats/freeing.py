"""Seats that come free: cancelled, lapsed, not confirmed; whoever is next moves up at once."""

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

from events.messages import telling
from events.models import Registration, Session
from events.seats import placing
from events.seats.locking import Busy, lock_session, waiting_briefly
from events.seats.refusals import Refused, Why
from events.states import SEATED, TRANSITIONS, Presence, SessionState, State
from fazhi.accounts.models import User
from fazhi.workdays import now

BATCH = 200
One = TypeVar("One")


def locked_registration(registration: Registration) -> Registration:
    """The registration as stored now, with its session, both locked; the session first.

    Raises `Busy` when it has gone to another date meanwhile, whose lock would come out of order, and
    `Refused` when it is there no more.
    """
    session = lock_session(registration.session_id)
    rows = session.registrations.select_for_update(of=("self",)).select_related("contact")
    fresh = rows.filter(pk=registration.pk).first()
    if fresh is None:
        if Registration.objects.filter(pk=registration.pk).exists():
            raise Busy
        raise Refused(Why.ENDED)
    fresh.session = session
    return fresh


def cancel(registration: Registration, *, by: User | None = None) -> Registration:
    """Ends a registration, at the wish of its contact or by staff; others move up.

    Raises `Refused` for one that has ended, and for its contact once the session has begun.
    """
    with waiting_briefly():
        fresh = locked_registration(registration)
        _refuse_ended(fresh)
        if by is None and now() >= fresh.session.starts_at:
            raise Refused(Why.OVER)
        end(fresh, State.CANCELLED)
        telling.cancelled(fresh)
        telling.moved_up(placing.move_up(fresh.session))
        return fresh


def claim(registration: Registration) -> Registration:
    """Takes the seat that was offered; raises `Refused` when the offer is over."""
    with waiting_briefly():
        fresh = locked_registration(registration)
        if fresh.state == State.CONFIRMED:
            return fresh
        until = fresh.claim_until
        if fresh.state != State.OFFERED or until is None or until <= now():
            raise Refused(Why.OFFER_OVER)
        fresh.state, fresh.claim_until = State.CONFIRMED, None
        fresh.save(update_fields=["state", "claim_until"])
        telling.confirmed(fresh)
        return fresh


def will_come(registration: Registration) -> Registration:
    """Notes that the contact, who was asked once more, comes; raises `Refused` for an ended one."""
    with waiting_briefly():
        fresh = locked_registration(registration)
        _refuse_ended(fresh)
        fresh.confirm_by = None
        fresh.save(update_fields=["confirm_by"])
        return fresh


def lapse_offers(at: dt.datetime | None = None) -> int:
    """Ends the offers that nobody took in time; returns how many."""
    at = at or now()
    due = Registration.objects.filter(state=State.OFFERED, claim_until__lte=at)
    sessions = due.order_by("session").values_list("session", flat=True).distinct()
    return _each(_lapse, sessions[:BATCH], at)


def _lapse(session_pk: int, at: dt.datetime) -> int:
    """All of a session at once: two offers that end together may make room for a family of two."""
    with waiting_briefly():
        session = lock_session(session_pk)
        rows = session.registrations.filter(state=State.OFFERED, claim_until__lte=at)
        due = list(rows.select_for_update(of=("self",)).select_related("contact").order_by("order"))
        for registration in due:
            registration.session = session
            end(registration, State.LAPSED)
            telling.lapsed(registration)
        telling.moved_up(placing.move_up(session, at))
        return len(due)


def release_unconfirmed(at: dt.datetime | None = None) -> int:
    """Gives on the seats of contacts who were asked once more and did not answer, if others wait."""
    at = at or now()
    due = Registration.objects.filter(state=State.CONFIRMED, confirm_by__lte=at)
    due = due.order_by("confirm_by", "session", "order")
    return _each(_release, due[:BATCH], at)


def _release(registration: Registration, at: dt.datetime) -> bool:
    with waiting_briefly():
        fresh = locked_registration(registration)
        if fresh.state != State.CONFIRMED or fresh.confirm_by is None or fresh.confirm_by > at:
            return False
        if not _is_wanted(fresh.session, at):
            fresh.confirm_by = None  # nobody can have the seat: it stays theirs
            fresh.save(update_fields=["confirm_by"])
            return False
        end(fresh, State.CANCELLED)
        telling.released(fresh)
        telling.moved_up(placing.move_up(fresh.session, at))
        return True


def _each(act: Callable[[One, dt.datetime], int], several: Iterable[One], at: dt.datetime) -> int:
    """How many came free; what others hold for too long is left to the next run."""
    freed = 0
    for one in several:
        with suppress(Busy):
            freed += act(one, at)
    return freed


def _is_wanted(session: Session, at: dt.datetime) -> bool:
    """Whether somebody waits who could still move up."""
    if session.state != SessionState.SCHEDULED or at >= session.starts_at:
        return False
    return bool(session.registrations.filter(state=State.WAITING).exists())


def end(registration: Registration, state: State) -> None:
    """Ends a locked registration and gives its seats back; the caller lets others move up.

    Raises `Refused` where no step leads to ``state``.
    """
    if state not in TRANSITIONS[State(registration.state)]:
        raise Refused(Why.ENDED)
    session: Session = registration.session
    if registration.state in SEATED:
        placing.give_back(session, seats_of(registration), registration.way)
        placing.save_counters(session)
    registration.state, registration.shown_as = state, ""
    registration.claim_until = registration.confirm_by = None
    registration.ended_at = now()
    registration.save(update_fields=["state", "shown_as", "claim_until", "confirm_by", "ended_at"])
    registration.attendees.filter(active=True).update(active=False)


def seats_of(registration: Registration) -> int:
    """How many seats it holds: those given to others at the beginning are no longer its own."""
    absent = registration.attendees.filter(active=True, presence=Presence.ABSENT).count()
    return registration.size - absent


def _refuse_ended(registration: Registration) -> None:
    if State.CANCELLED not in TRANSITIONS[State(registration.state)]:
        raise Refused(Why.ENDED)

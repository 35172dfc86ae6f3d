"""Giving and taking seats within a locked session; its counters follow every step."""

import datetime as dt

from events.models import Registration, Session
from events.seats.rule import InLine, fits, offer_until, served
from events.states import Admission, SessionState, State, Way
from fazhi.workdays import now


def place_newcomer(session: Session, size: int) -> State:
    """Where a new registration of ``size`` people stands; takes nothing yet."""
    if session.admission == Admission.APPROVAL:
        return State.PENDING
    return State.CONFIRMED if fits(size, session.free_for_registration) else State.WAITING


def next_order(session: Session) -> int:
    """The next place in the order of arrival."""
    session.arrivals += 1
    return session.arrivals


def take(session: Session, seats: int, way: str = Way.WEB) -> None:
    """Counts seats that are given; the caller saves the session."""
    if way == Way.DESK:
        session.walked_in += seats
    else:
        session.taken += seats


def give_back(session: Session, seats: int, way: str = Way.WEB) -> None:
    """Counts seats that come free; the caller saves the session, and lets others move up."""
    take(session, -seats, way)


def save_counters(session: Session) -> None:
    """Stores what was counted; the CHECK refuses more seats than there are.

    Not by `save`: whoever listens to changes of sessions, such as reminders and short links, would look
    at each registration in vain while everybody else waits for the lock.
    """
    Session.objects.filter(pk=session.pk).update(
        taken=session.taken, walked_in=session.walked_in, arrivals=session.arrivals
    )


def move_up(session: Session, at: dt.datetime | None = None) -> list[Registration]:
    """Gives free seats to those who wait, by the rule, and returns who got some.

    After the beginning nobody moves up: seats that are free then are given at the desk.
    """
    at = at or now()
    free = session.free_for_registration
    if not free or session.state != SessionState.SCHEDULED or at >= session.starts_at:
        return []
    waiting = session.registrations.filter(state=State.WAITING, size__lte=free)
    line = [InLine(*row) for row in waiting.values_list("pk", "size", "order")]
    if not line:
        return []
    lucky = [one.pk for one in served(line, free)]
    moved = list(
        session.registrations.select_for_update(of=("self",))
        .filter(pk__in=lucky)
        .select_related("contact")
        .order_by("order")
    )
    for registration in moved:
        registration.session = session
        registration.claim_until = offer_until(at, session.starts_at)
        registration.state = State.OFFERED if registration.claim_until else State.CONFIRMED
        registration.seated_at = at
        registration.save(update_fields=["state", "claim_until", "seated_at"])
        take(session, registration.size)
    save_counters(session)
    return moved


def renew_offers(session: Session, at: dt.datetime) -> list[Registration]:
    """What becomes of offers when their session has been moved or cancelled; returns them.

    After a move they hold as long as one that is made now. Nobody can answer for what is cancelled, so
    the seats are theirs, in case it is taken up again.
    """
    rows = session.registrations.filter(state=State.OFFERED).select_for_update(of=("self",))
    offered = list(rows.select_related("contact").order_by("order"))
    for registration in offered:
        registration.session = session
        registration.claim_until = (
            offer_until(at, session.starts_at) if session.state == SessionState.SCHEDULED else None
        )
        registration.state = State.OFFERED if registration.claim_until else State.CONFIRMED
        registration.save(update_fields=["state", "claim_until"])
    return offered

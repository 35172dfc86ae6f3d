"""Changing what is registered: who comes, another date, how many seats there are, approval."""

import datetime as dt
from collections.abc import Sequence

from events.messages import telling
from events.models import Registration, Session
from events.purposes import LECTURE
from events.seats import placing
from events.seats.freeing import end, locked_registration
from events.seats.locking import lock_contact, lock_session, lock_sessions, waiting_briefly
from events.seats.people import already_there, keys_of, write_people
from events.seats.refusals import Refused, Why, refuse_registering, refuse_size
from events.states import OPEN, SEATED, SessionState, State, Way
from fazhi.people.consents import set_purpose_end
from fazhi.workdays import SHANGHAI, now


def change_people(registration: Registration, names: Sequence[str]) -> Registration:
    """Makes ``names`` the people of a registration; it keeps its place in the order of arrival.

    More people need free seats at once where seats are kept already. Raises `Refused`, and
    ``ValidationError`` for what is no name.
    """
    with waiting_briefly():
        fresh = locked_registration(registration)
        session = fresh.session
        _refuse_unchangeable(fresh)
        if session.state == SessionState.CANCELLED:
            raise Refused(Why.CANCELLED)  # nobody moves up in it, who comes first may not be passed
        refuse_size(session, len(names), fresh.way)
        keys = keys_of(names, fresh.contact.phone if fresh.contact else "")
        there = already_there(session, keys.values(), but=fresh)
        size = sum(key not in there for key in keys.values())
        if fresh.state in SEATED:
            if size - fresh.size > session.free_for_registration:
                raise Refused(Why.TOO_FEW_SEATS)
            placing.take(session, size - fresh.size, fresh.way)
        _stand(fresh, session, size, len(keys))
        placing.save_counters(session)
        fresh.save(update_fields=["size", "state", "shown_as", "claim_until", "seated_at"])
        write_people(fresh, keys, there)
        telling.moved_up(placing.move_up(session))
        return fresh


def _stand(registration: Registration, session: Session, size: int, asked: int) -> None:
    """The state of a registration that has ``size`` people with a place of their own now."""
    before = State(registration.state)
    registration.size = size
    if not size:
        registration.shown_as = registration.visible_state
        registration.state, registration.claim_until = State.REPEATED, None
    elif before == State.REPEATED:
        _place(registration, session, size, asked)


def _place(registration: Registration, session: Session, size: int, asked: int) -> None:
    """As a newcomer in a session; takes its seats, which the caller saves."""
    state = placing.place_newcomer(session, size or asked)
    registration.size, registration.claim_until = size, None
    registration.state, registration.shown_as = (state, "") if size else (State.REPEATED, state)
    registration.seated_at = now() if registration.is_seated else None
    if registration.is_seated:
        placing.take(session, size, registration.way)


def exchange(registration: Registration, other: Session) -> Registration:
    """Moves a registration to another date of the same lecture, if there are seats at once.

    Code and link stay, so that what somebody has written down goes on working. Raises `Refused`.
    """
    with waiting_briefly():
        lock_contact(registration)
        lock_sessions(registration.session_id, other.pk)
        fresh = locked_registration(registration)
        left, target = fresh.session, lock_session(other.pk)
        _refuse_unchangeable(fresh)
        if target.pk == left.pk or target.lecture_id != left.lecture_id:
            raise Refused(Why.OTHER_LECTURE)
        refuse_registering(target, now(), by_staff=False)
        names = [attendee.name for attendee in fresh.attendees.order_by("number")]
        refuse_size(target, len(names), fresh.way)
        keys = keys_of(names, fresh.contact.phone if fresh.contact else "")
        there = already_there(target, keys.values())
        _leave(fresh, left)
        fresh.session, fresh.order = target, placing.next_order(target)
        _place(fresh, target, sum(key not in there for key in keys.values()), len(keys))
        if fresh.visible_state == State.WAITING:
            raise Refused(Why.TOO_FEW_SEATS)
        placing.save_counters(target)
        fresh.confirm_by = None
        fresh.save()
        write_people(fresh, keys, there)
        extend_consent(fresh)
        telling.exchanged(fresh)
        telling.moved_up(placing.move_up(left))
        return fresh


def _leave(registration: Registration, session: Session) -> None:
    if registration.state in SEATED:
        placing.give_back(session, registration.size, registration.way)
        placing.save_counters(session)


def extend_consent(registration: Registration) -> None:
    """Moves the end of the contact's consent to the last session they are registered for."""
    contact = registration.contact
    if contact is None or contact.erased_at:
        return
    theirs = Registration.objects.filter(contact=contact, state__in=(*OPEN, State.REPEATED))
    last: dt.datetime | None = (
        theirs.order_by("-session__ends_at").values_list("session__ends_at", flat=True).first()
    )
    if last is not None:
        set_purpose_end(contact, LECTURE, last.astimezone(SHANGHAI).date())


def set_seats(session: Session, capacity: int, kept: int) -> list[Registration]:
    """Sets how many seats there are and how many are kept for walk-ins; returns who moved up.

    Raises `Refused` for fewer than are taken.
    """
    with waiting_briefly():
        locked = lock_session(session.pk)
        used = locked.taken + locked.walked_in
        if capacity < used:
            raise Refused(Why.SEATS_TAKEN, {"taken": used})
        locked.capacity, locked.kept_for_walk_ins = capacity, min(kept, capacity)
        locked.save(update_fields=["capacity", "kept_for_walk_ins"])
        moved = placing.move_up(locked)
        telling.moved_up(moved)
        return moved


def approve(registration: Registration) -> Registration:
    """Approves a registration that waits for it: seats if there are enough, else a place in line."""
    with waiting_briefly():
        fresh = locked_registration(registration)
        _refuse_decided(fresh)
        if fresh.session.state == SessionState.CANCELLED:
            raise Refused(Why.CANCELLED)
        if now() >= fresh.session.starts_at:
            raise Refused(Why.OVER)
        free = fresh.session.free_for_registration
        fresh.state = State.CONFIRMED if fresh.size <= free else State.WAITING
        if fresh.is_seated:
            fresh.seated_at = now()
            placing.take(fresh.session, fresh.size, fresh.way)
            placing.save_counters(fresh.session)
        fresh.save(update_fields=["state", "seated_at"])
        telling.approved(fresh)
        return fresh


def refuse_approval(registration: Registration) -> Registration:
    """Refuses a registration that waits for approval."""
    with waiting_briefly():
        fresh = locked_registration(registration)
        _refuse_decided(fresh)
        end(fresh, State.REFUSED)
        telling.refused(fresh)
        return fresh


def _refuse_decided(registration: Registration) -> None:
    if registration.state != State.PENDING:
        raise Refused(Why.NOT_WAITING)


def _refuse_unchangeable(registration: Registration) -> None:
    if registration.way == Way.DESK:
        raise Refused(Why.WALKED_IN)
    if registration.state not in (*OPEN, State.REPEATED):
        raise Refused(Why.ENDED)
    if now() >= registration.session.starts_at:
        raise Refused(Why.OVER)

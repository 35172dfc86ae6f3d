"""What must be true of a session's seats, whatever has happened to it."""

from collections import Counter
from collections.abc import Iterable

from events.models import Attendee, Registration, Session
from events.states import OPEN, SEATED, Presence, SessionState, State, Way
from fazhi.workdays import now


def check(*sessions: Session) -> tuple[list[Registration], list[Attendee]]:
    """Asserts every invariant of sessions at rest, counted anew from the people in them; gives these."""
    keys = [session.pk for session in sessions]
    registrations = list(Registration.objects.filter(session__in=keys).order_by())
    people = list(Attendee.objects.filter(registration__session__in=keys).order_by())
    for session in sessions:
        session.refresh_from_db()
        rows = {row.pk: row for row in registrations if row.session_id == session.pk}
        _check(session, rows, [a for a in people if a.registration_id in rows])
    return registrations, people


def _check(session: Session, rows: dict[int, Registration], people: Iterable[Attendee]) -> None:
    assert {a.session_id for a in people} <= {session.pk}, "people stand where they are registered"
    active = [a for a in people if a.active]
    held = [rows[a.registration_id] for a in active if a.presence != Presence.ABSENT]
    at_the_desk = Counter(row.way == Way.DESK for row in held if row.state in SEATED)
    assert session.taken == at_the_desk[False], "the counter is what is held"
    assert session.walked_in == at_the_desk[True]
    assert session.taken + session.walked_in <= session.capacity, "never oversold"
    sizes = Counter(a.registration_id for a in active)
    for row in rows.values():
        assert sizes[row.pk] == (row.size if row.state in OPEN else 0), "all of a group, or none"
        assert (row.claim_until is not None) == (row.state == State.OFFERED)
    same = Counter(a.same for a in active if a.same)
    assert not same or max(same.values()) == 1, "one active place per person"
    orders = {row.order for row in rows.values()}
    assert len(orders) == len(rows)
    assert max(orders, default=0) <= session.arrivals
    if session.state == SessionState.SCHEDULED and now() < session.starts_at:
        free = session.free_for_registration
        waiting = [row for row in rows.values() if row.state == State.WAITING]
        assert all(row.size > free for row in waiting), "nobody waits for whom there are seats"

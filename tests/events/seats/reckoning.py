"""What must be true of a session's seats, whatever has happened to it."""

from collections import Counter

from events.models import Attendee, Session
from events.states import OPEN, SEATED, Presence, SessionState, State, Way
from fazhi.workdays import now


def check(session: Session) -> None:
    """Asserts every invariant of a session at rest, counted anew from the people in it."""
    session.refresh_from_db()
    rows = {row.pk: row for row in session.registrations.all()}
    people = list(Attendee.objects.filter(registration__session=session))
    assert {a.session_id for a in people} <= {session.pk}, "people stand where they are registered"
    active = [a for a in people if a.active]
    held = [rows[a.registration_id] for a in active if a.presence != Presence.ABSENT]
    by_way = Counter(r.way == Way.DESK for r in held if r.state in SEATED)
    assert session.taken == by_way[False], "the counter is what is held"
    assert session.walked_in == by_way[True]
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

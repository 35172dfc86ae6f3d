"""What must be true of a session's seats, whatever has happened to it."""

from django.db.models import Count

from events.models import Attendee, Registration, Session
from events.states import OPEN, SEATED, Presence, State, Way
from fazhi.workdays import now


def seats_of(session: Session) -> int:
    """Seats that registrations hold, counted anew from the people in them."""
    held = Attendee.objects.filter(
        session=session, active=True, registration__state__in=SEATED
    ).exclude(presence=Presence.ABSENT)
    return held.exclude(registration__way=Way.DESK).count()


def check(session: Session) -> None:
    """Asserts every invariant of a session at rest."""
    session.refresh_from_db()
    assert session.taken == seats_of(session), "the counter is what is held"
    walked_in = Registration.objects.filter(session=session, way=Way.DESK).count()
    assert session.walked_in == walked_in
    assert session.taken + session.walked_in <= session.capacity, "never oversold"
    rows = session.registrations
    for registration in rows.filter(state__in=OPEN):
        active = registration.attendees.filter(active=True).count()
        assert active == registration.size, "all of a group, or none"
    twice = session.attendees.filter(active=True).exclude(same="").values("same")
    assert not twice.annotate(n=Count("pk")).filter(n__gt=1), "one active place per person"
    orders = list(rows.values_list("order", flat=True))
    assert len(orders) == len(set(orders))
    if now() < session.starts_at:
        free = session.free_for_registration
        fitting = rows.filter(state=State.WAITING, size__lte=free)
        assert not free or not fitting.exists(), "nobody waits for whom there are seats"
    offered = rows.filter(claim_until__isnull=False)
    assert set(offered.values_list("state", flat=True)) <= {State.OFFERED}

"""How full a session is and who has come, in numbers."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from events.models import Session
from events.states import CAME, SEATED, Presence, State, Way


@dataclass(frozen=True)
class Figures:
    """Counts of people, not of registrations."""

    capacity: int
    taken: int
    walked_in: int
    free: int
    waiting: int
    pending: int
    offered: int
    expected: int
    came: int
    late: int
    absent: int

    @property
    def here(self) -> int:
        """Everybody in the hall: who had registered, and who walked in."""
        return self.came + self.walked_in


def figures_of(session: Session) -> Figures:
    """The numbers of a session at this moment; two queries."""
    in_line = session.registrations.aggregate(
        waiting=Sum("size", filter=Q(state=State.WAITING), default=0),
        pending=Sum("size", filter=Q(state=State.PENDING), default=0),
        offered=Sum("size", filter=Q(state=State.OFFERED), default=0),
    )
    people = session.attendees.filter(active=True, registration__state__in=SEATED)
    came = people.exclude(registration__way=Way.DESK).aggregate(
        expected=Count("pk", filter=Q(presence=Presence.EXPECTED)),
        came=Count("pk", filter=Q(presence__in=CAME)),
        late=Count("pk", filter=Q(presence=Presence.LATE)),
        absent=Count("pk", filter=Q(presence=Presence.ABSENT)),
    )
    return Figures(
        capacity=session.capacity,
        taken=session.taken,
        walked_in=session.walked_in,
        free=session.free_at_the_desk,
        **in_line,
        **came,
    )

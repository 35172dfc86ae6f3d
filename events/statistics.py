"""How many registered and came, by month, village, theme and department: figures without people.

A figure below `SMALLEST` is not told, nor what would give it away (the practice of official
statistics; Personal Information Protection Law, article 73: what cannot be traced to anybody).
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from events.models import Attendee, Session
from events.states import CAME, Presence, SessionState, State, Way
from fazhi.workdays import SHANGHAI

SMALLEST = 3
Number = int | None  # ``None``: fewer than `SMALLEST`, or what would give such a number away

_REGISTERED = ~Q(registration__way=Way.DESK)
_FIGURES = {
    "registered": Count("pk", filter=_REGISTERED),
    "came": Count("pk", filter=_REGISTERED & Q(presence__in=CAME)),
    "late": Count("pk", filter=_REGISTERED & Q(presence=Presence.LATE)),
    "missing": Count("pk", filter=_REGISTERED & Q(presence=Presence.ABSENT)),
    "walked_in": Count("pk", filter=Q(registration__way=Way.DESK)),
}
NAMES = tuple(_FIGURES)


@dataclass(frozen=True)
class Line:
    """The figures of one month, village, theme or department; ``label`` is empty for “not said”."""

    label: str
    registered: Number
    came: Number
    late: Number
    missing: Number
    walked_in: Number

    @property
    def values(self) -> tuple[Number, ...]:
        """In the order of `NAMES`."""
        return tuple(getattr(self, name) for name in NAMES)


@dataclass(frozen=True)
class Range:
    """Whole months, both included, by their first days."""

    first: dt.date
    last: dt.date

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """From the beginning of the first day to the end of the last."""
        after = (self.last.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        begin, end = self.first.replace(day=1), after
        return (
            dt.datetime.combine(begin, dt.time(), SHANGHAI),
            dt.datetime.combine(end, dt.time(), SHANGHAI),
        )


GROUPS = {
    "village": ("registration__village__order", "registration__village__name"),
    "theme": ("session__lecture__themes__order", "session__lecture__themes__name"),
    "department": ("session__department__sort_order", "session__department__name"),
}


def people_of(sessions: "QuerySet[Session]", months: Range) -> "QuerySet[Attendee]":
    """Everybody who had a seat in the sessions of these months."""
    begin, end = months.moments
    held = sessions.filter(
        state=SessionState.SCHEDULED, starts_at__gte=begin, starts_at__lt=end
    ).order_by()
    return Attendee.objects.filter(
        session__in=held.values("pk"), active=True, registration__state=State.CONFIRMED
    ).order_by()


def lines_by(group: str, people: "QuerySet[Attendee]") -> list[Line]:
    """The figures by one of `GROUPS`, small ones withheld; one query."""
    order, name = GROUPS[group]
    rows = people.values(order, name).annotate(**_FIGURES).order_by(order, name)
    return withheld([_line(row[name] or "", row) for row in rows])


def lines_by_month(people: "QuerySet[Attendee]") -> list[Line]:
    """The figures by month, small ones withheld; one query."""
    month = TruncMonth("session__starts_at", tzinfo=SHANGHAI)
    rows = people.annotate(month=month).values("month").annotate(**_FIGURES).order_by("month")
    return withheld([_line(f"{row['month']:%Y-%m}", row) for row in rows])


def _line(label: str, row: Mapping[str, Any]) -> Line:
    return Line(label, *(row[name] for name in NAMES))


def withheld(lines: Sequence[Line]) -> list[Line]:
    """Without figures below `SMALLEST`, and without those from which they could be reckoned."""
    safe = [_safe_line(line) for line in lines]
    for name in NAMES:
        hidden = [n for n, line in enumerate(safe) if getattr(line, name) is None]
        if len(hidden) == 1:
            # With the sum of all, one hidden figure could be reckoned: another one goes as well.
            shown = [n for n, line in enumerate(safe) if getattr(line, name)]
            if shown:
                least = min(shown, key=lambda n: getattr(safe[n], name))
                safe[least] = _without(safe[least], name)
    return safe


def _safe_line(line: Line) -> Line:
    small = {name for name in NAMES if 0 < (getattr(line, name) or 0) < SMALLEST}
    # Who came and who did not are together those who had registered.
    if {"came", "missing"} & small:
        small |= {"came", "missing"}
    return _without(line, *small)


def _without(line: Line, *names: str) -> Line:
    return replace(line, **dict.fromkeys(names))  # type: ignore[arg-type]


def charted(lines: Iterable[Line], name: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Labels and numbers of what can be drawn: lines whose figure is told."""
    told = [(line.label, getattr(line, name)) for line in lines]
    kept = [(label, value) for label, value in told if value is not None]
    return tuple(label for label, _value in kept), tuple(value for _label, value in kept)

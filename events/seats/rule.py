"""Who gets a seat: the one rule, as it is shown to residents.

Seats are given in the order of arrival. A registration gets seats for all its people, or waits with
all of them. A larger group is passed only while the free seats are too few for it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fazhi.workdays import SHANGHAI

# Nearer to the beginning a seat that comes free is offered, and kept for this long.
CLAIM_WINDOW = dt.timedelta(hours=24)
CLAIM_TIME = dt.timedelta(hours=4)
# Whoever could not answer within an hour of daytime gets the seat at once; nobody is asked in vain.
SHORTEST_CLAIM = dt.timedelta(hours=1)
LAST_OFFER = dt.timedelta(hours=2)  # before the beginning
MORNING, EVENING = dt.time(8), dt.time(21)  # when people are called, and can be expected to answer


@dataclass(frozen=True)
class InLine:
    """A registration that waits: how many seats it needs, and when it came."""

    pk: int
    size: int
    order: int


def served(waiting: Iterable[InLine], free: int) -> Iterator[InLine]:
    """Those who get seats now, of ``waiting`` in any order, with ``free`` seats."""
    for one in sorted(waiting, key=lambda w: w.order):
        if one.size <= free:
            free -= one.size
            yield one
        if not free:
            return


def fits(size: int, free: int) -> bool:
    """Whether a newcomer gets seats at once.

    Everybody who waits needs more than ``free`` (`served` has seen to that), so nobody is overtaken
    for whom there would have been seats.
    """
    return 0 < size <= free


def offer_until(now: dt.datetime, starts_at: dt.datetime) -> dt.datetime | None:
    """Until when a seat that comes free ``now`` is kept for whoever is next.

    ``None``: it is theirs without an answer, since the session is far off, or too near to ask.
    """
    if starts_at - now > CLAIM_WINDOW:
        return None
    until = min(_after_daytime(now, CLAIM_TIME), starts_at - LAST_OFFER)
    return until if daytime_between(now, until) >= SHORTEST_CLAIM else None


def daytime_between(start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """How much of a span lies between `MORNING` and `EVENING` in China."""
    total = dt.timedelta()
    day = start.astimezone(SHANGHAI).date()
    while (opening := dt.datetime.combine(day, MORNING, SHANGHAI)) < end:
        closing = dt.datetime.combine(day, EVENING, SHANGHAI)
        total += max(dt.timedelta(), min(end, closing) - max(start, opening))
        day += dt.timedelta(days=1)
    return total


def _after_daytime(start: dt.datetime, span: dt.timedelta) -> dt.datetime:
    """The moment at which ``span`` of daytime has passed since ``start``."""
    day = start.astimezone(SHANGHAI).date()
    while True:
        begins = max(start, dt.datetime.combine(day, MORNING, SHANGHAI))
        left = dt.datetime.combine(day, EVENING, SHANGHAI) - begins
        if left >= span:
            return begins + span
        span -= max(dt.timedelta(), left)
        day += dt.timedelta(days=1)

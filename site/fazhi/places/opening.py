"""Whether a place is open at a moment, and when it opens next: pure logic over plain values.

Hours are kept on a clock in China. Three layers decide about a day, the first that speaks wins:
the place's own exceptions, those of the venue around it, the weekly hours.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from fazhi.workdays import SHANGHAI, holiday_name, is_workday

ONE_DAY = dt.timedelta(days=1)
# Longer than any closure that a page would count down to, and than the longest holiday.
SEARCH_DAYS = 366
# Who is open without a break for longer than a week has no closing time worth telling.
LONG_OPEN_DAYS = 8
MONDAY, FRIDAY = 1, 5  # as `date.isoweekday` counts
MINUTES_OF_DAY = 24 * 60


@dataclass(frozen=True)
class Range:
    """Weekly hours. ``closes`` at or before ``opens`` is on the next day."""

    weekdays: frozenset[int]
    opens: dt.time
    closes: dt.time
    follows_workdays: bool = True


@dataclass(frozen=True)
class Change:
    """Days, both ends included, on which other hours hold, or none at all."""

    first_day: dt.date
    last_day: dt.date
    opens: dt.time | None = None
    closes: dt.time | None = None
    reason: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether the place is closed on these days."""
        return self.opens is None or self.closes is None

    @property
    def length(self) -> dt.timedelta:
        """How long the change lasts; of two that overlap, the shorter one was meant."""
        return self.last_day - self.first_day

    def covers(self, day: dt.date) -> bool:
        """Whether ``day`` is among the days."""
        return self.first_day <= day <= self.last_day


class Why(StrEnum):
    """Why a place is closed now."""

    BEFORE = "before"  # it opens later today
    BREAK = "break"  # it was open today and opens again
    AFTER = "after"  # it was open today
    DAY_OFF = "day_off"  # not on this day of the week
    HOLIDAY = "holiday"
    CHANGE = "change"  # closed by an exception


@dataclass(frozen=True)
class Opening:
    """The answer for one moment, ``at``.

    ``until`` is when an open place closes, ``next_opening`` when a closed one opens; ``None`` where
    that is not in sight. ``detail`` is the holiday's English name or the exception's reason.
    ``estimated`` when the answer rests on a day that no holiday notice has settled yet.
    """

    at: dt.datetime
    is_open: bool
    until: dt.datetime | None = None
    next_opening: dt.datetime | None = None
    why: Why | None = None
    detail: str = ""
    estimated: bool = False


@dataclass(frozen=True)
class Span:
    """One unbroken time of being open."""

    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True)
class Day:
    """The hours of one day and what decided them; a span may end on the day after."""

    spans: tuple[Span, ...]
    why_closed: Why = Why.DAY_OFF
    detail: str = ""
    estimated: bool = False


@dataclass(frozen=True)
class Schedule:
    """Weekly hours with their exceptions; ``outer`` are exceptions of the venue around."""

    ranges: tuple[Range, ...] = ()
    changes: tuple[Change, ...] = ()
    outer: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def within(self, venue: "Schedule") -> "Schedule":
        """This schedule inside a venue: its hours where there are none, its exceptions too."""
        return Schedule(self.ranges or venue.ranges, self.changes, venue.changes)

    def opening(self, at: dt.datetime) -> Opening:
        """Whether the place is open at ``at`` (an aware time), until when, or from when on."""
        at = at.astimezone(SHANGHAI)
        today = self.on(at.date())
        # A span of yesterday may reach past midnight.
        current = next(
            (s for s in self._spans(at.date() - ONE_DAY, 2) if s.start <= at < s.end), None
        )
        if current:
            until, estimated = self._closing(current, at)
            return Opening(at, True, until, detail=today.detail, estimated=estimated)
        opens, estimated = self._next_opening(at)
        why, detail = _why_closed(at, today)
        return Opening(at, False, next_opening=opens, why=why, detail=detail, estimated=estimated)

    def on(self, day: dt.date) -> Day:
        """The hours that begin on ``day``."""
        changes = _deciding(self.changes, day) or _deciding(self.outer, day)
        if changes:
            detail = next((c.reason for c in changes if c.reason), "")
            if any(c.is_closed for c in changes):
                return Day((), Why.CHANGE, detail)
            return Day(_merged(_span(day, c.opens, c.closes) for c in changes), detail=detail)
        return self._weekly(day)

    def changed_on(self, day: dt.date) -> bool:
        """Whether an exception says something about ``day``."""
        return any(c.covers(day) for c in (*self.changes, *self.outer))

    def changes_from(self, day: dt.date) -> list[Change]:
        """What differs on ``day`` and later, in order."""
        ahead = {c for c in (*self.changes, *self.outer) if c.last_day >= day}
        return sorted(ahead, key=lambda c: (c.first_day, c.last_day, c.opens or dt.time()))

    def _weekly(self, day: dt.date) -> Day:
        weekday = day.isoweekday()
        fixed = [r for r in self.ranges if not r.follows_workdays and weekday in r.weekdays]
        following = [r for r in self.ranges if r.follows_workdays]
        estimated = bool(following) and is_workday(day).estimated
        kept_like = _kept_like(day, following)
        hours = fixed + [r for r in following if kept_like in r.weekdays]
        spans = _merged(_span(day, r.opens, r.closes) for r in hours)
        holiday = holiday_name(day) if following else ""
        if holiday and not spans:
            return Day((), Why.HOLIDAY, holiday, estimated)
        return Day(spans, estimated=estimated)

    def _spans(self, first: dt.date, days: int) -> Iterator[Span]:
        for n in range(days):
            yield from self.on(first + n * ONE_DAY).spans

    def _closing(self, current: Span, at: dt.datetime) -> tuple[dt.datetime | None, bool]:
        end = current.end
        estimated = self.on(current.start.date()).estimated
        for span in self._spans(current.start.date(), LONG_OPEN_DAYS + 1):
            if span.start > end:
                break
            end = max(end, span.end)
            if end - at > dt.timedelta(days=LONG_OPEN_DAYS - 1):
                return None, False
        return end, estimated

    def _next_opening(self, at: dt.datetime) -> tuple[dt.datetime | None, bool]:
        estimated = False
        for n in range(SEARCH_DAYS):
            day = self.on(at.date() + n * ONE_DAY)
            estimated = estimated or day.estimated
            start = next((s.start for s in day.spans if s.start > at), None)
            if start:
                return start, estimated
        return None, estimated


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a minute of a week."""
    return not _minutes(one).isdisjoint(_minutes(other))


def _minutes(hours: Range) -> set[int]:
    """The minutes of a week within the hours, the night from Sunday to Monday too."""
    first = hours.opens.hour * 60 + hours.opens.minute
    last = hours.closes.hour * 60 + hours.closes.minute
    if last <= first:
        last += MINUTES_OF_DAY
    starts = (day * MINUTES_OF_DAY for day in hours.weekdays)
    week = 7 * MINUTES_OF_DAY
    return {(start + minute) % week for start in starts for minute in range(first, last)}


def _kept_like(day: dt.date, following: Iterable[Range]) -> int | None:
    """The weekday whose hours hold on ``day`` for those who follow the holidays; none on holidays.

    A working Saturday or Sunday is kept like a Monday. Who is closed on Mondays, such as a museum,
    keeps it like any other Saturday or Sunday.
    """
    weekday = day.isoweekday()
    if is_workday(day):
        if weekday > FRIDAY and any(MONDAY in r.weekdays for r in following):
            return MONDAY
        return weekday
    return None if holiday_name(day) or weekday <= FRIDAY else weekday


def _deciding(changes: Iterable[Change], day: dt.date) -> list[Change]:
    """Of the changes that cover ``day`` the shortest ones; two of them are two ranges of hours."""
    covering = [c for c in changes if c.covers(day)]
    shortest = min((c.length for c in covering), default=None)
    return [c for c in covering if c.length == shortest]


def _span(day: dt.date, opens: dt.time | None, closes: dt.time | None) -> Span:
    assert opens is not None and closes is not None  # noqa: S101, PT018 - the callers have checked
    last = day if closes > opens else day + ONE_DAY
    return Span(
        dt.datetime.combine(day, opens, SHANGHAI), dt.datetime.combine(last, closes, SHANGHAI)
    )


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _why_closed(at: dt.datetime, today: Day) -> tuple[Why, str]:
    if not today.spans:
        return today.why_closed, today.detail
    if at < today.spans[0].start:
        return Why.BEFORE, today.detail
    return (Why.AFTER if at >= today.spans[-1].end else Why.BREAK), today.detail

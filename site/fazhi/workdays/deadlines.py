"""Time limits: when the last day is, counted as the statute in question counts.

Day 1 is the day after the event (Civil Code art. 201; Civil Procedure Law art. 85 para. 2). What
kind of day is counted is the statute's choice, never this module's: the Administrative Licensing
Law counts working days throughout (art. 82), the Administrative Penalty Law only for limits of two,
three, five and seven days (art. 85), the Administrative Compulsion Law up to ten days (art. 69).
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from fazhi.workdays.calendar import is_workday

ONE_DAY = dt.timedelta(days=1)


class Unit(StrEnum):
    """What a limit counts."""

    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True)
class Counted:
    """A counted day; ``estimated`` when a day that no notice has settled yet had a part in it."""

    day: dt.date
    estimated: bool = False


@dataclass(frozen=True)
class Deadline:
    """A time limit that runs: what for, how long, by which provision, and its last day.

    ``kind`` says what is due, ``basis`` names statute and article; both are the caller's words.
    """

    kind: str
    n: int
    unit: Unit
    basis: str
    last_day: dt.date
    estimated: bool = False

    def is_over(self, on: dt.date) -> bool:
        """Whether the last day has passed on the day ``on``."""
        return on > self.last_day

    def days_left(self, on: dt.date) -> int:
        """Calendar days from ``on`` to the last day; 0 on the last day, negative after it."""
        return (self.last_day - on).days

    def working_days_left(self, on: dt.date) -> int:
        """Working days after ``on`` up to the last day; those that have passed since as negative."""
        if self.is_over(on):
            return -working_days_between(self.last_day, on)
        return working_days_between(on, self.last_day)


def deadline(
    kind: str, event: dt.date, n: int, unit: Unit, basis: str, *, roll: bool = True
) -> Deadline:
    """The limit of ``n`` units that the event of a day sets running.

    ``roll`` moves a last day that is a day off to the next working day; it concerns limits of
    calendar days and months. Raises ``ValueError`` for ``n`` below 1.
    """
    _at_least_one(n)
    if unit == Unit.WORKING_DAY:
        last = add_working_days(event, n)
    elif unit == Unit.DAY:
        last = add_calendar_days(event, n, roll=roll)
    else:
        last = add_months(event, n, roll=roll)
    return Deadline(kind, n, unit, basis, last.day, last.estimated)


def add_working_days(start: dt.date, n: int) -> Counted:
    """The ``n``-th working day after ``start``; before it when ``n`` is negative.

    Day 1 is the first working day after ``start``, whatever ``start`` itself is. Counting backwards
    answers "at least seven working days before the hearing": the last day on which to notify.
    """
    step = ONE_DAY if n > 0 else -ONE_DAY
    day, left, estimated = start, abs(n), False
    while left:
        day += step
        workday = is_workday(day)
        estimated = estimated or workday.estimated
        left -= workday.value
    return Counted(day, estimated)


def add_calendar_days(start: dt.date, n: int, *, roll: bool = True) -> Counted:
    """The last day of a limit of ``n`` calendar days, days off included.

    A last day that is a day off moves to the next working day (Civil Procedure Law art. 85 para. 3,
    Civil Code art. 203; the Administrative Litigation Law art. 101 and the Administrative
    Reconsideration Law art. 88 refer to the former). A working Saturday is no day off. ``roll=False``
    where the statute fixes the day. Raises ``ValueError`` for ``n`` below 1.
    """
    _at_least_one(n)
    return _last_day(start + dt.timedelta(days=n), roll)


def add_months(start: dt.date, n: int, *, roll: bool = True) -> Counted:
    """The last day of a limit of ``n`` months: the day of the same number, or the month's last.

    Source: Civil Code art. 202; days off as in `add_calendar_days`. Twelve months are a year.
    Raises ``ValueError`` for ``n`` below 1.
    """
    _at_least_one(n)
    years, month = divmod(start.month - 1 + n, 12)
    year, month = start.year + years, month + 1
    last_of_month = calendar.monthrange(year, month)[1]
    return _last_day(dt.date(year, month, min(start.day, last_of_month)), roll)


def working_days_between(start: dt.date, end: dt.date) -> int:
    """Working days after ``start`` up to and with ``end``; negative when ``end`` comes first.

    The reverse of `add_working_days`: ``working_days_between(d, add_working_days(d, n).day) == n``.
    """
    if end < start:
        # Mirrors counting backwards: ``end`` counts, ``start`` does not.
        return -_count(end, start - ONE_DAY)
    return _count(start + ONE_DAY, end)


def _count(first: dt.date, last: dt.date) -> int:
    days = range((last - first).days + 1)
    return sum(is_workday(first + dt.timedelta(days=i)).value for i in days)


def _last_day(day: dt.date, roll: bool) -> Counted:
    if not roll:
        return Counted(day)
    estimated = False
    while True:
        workday = is_workday(day)
        estimated = estimated or workday.estimated
        if workday:
            return Counted(day, estimated)
        day += ONE_DAY


def _at_least_one(n: int) -> None:
    if n < 1:
        raise ValueError(f"a time limit has at least one unit, not {n}")

"""From a rule to days: what a series says, without holidays and lunar days that it skips."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from events.models.series import MOST_SESSIONS, Frequency, Series
from events.recurrence.lunar_days import LunarDays, lunar_text, same_lunar_day
from fazhi.workdays import holiday_name, is_workday

LAST_WEEK = 4  # the fifth Friday of a month is taken as the last one
SATURDAY = 6  # as `date.isoweekday` counts


@dataclass(frozen=True)
class Planned:
    """The days of a rule, and those that it skips with why."""

    days: list[dt.date]
    skipped: list[dt.date]
    is_cut: bool = False  # the rule gives more than can be made at once


def planned(series: Series) -> Planned:
    """The days on which a series is held; at most `MOST_SESSIONS`."""
    lunar = LunarDays.read(series.skips_lunar)
    days: list[dt.date] = []
    skipped: list[dt.date] = []
    for day in days_of(series):
        if (series.skips_holidays and is_holiday(day)) or day in lunar:
            skipped.append(day)
        elif len(days) == MOST_SESSIONS:
            return Planned(days, skipped, is_cut=True)
        else:
            days.append(day)
    return Planned(days, skipped)


def why_skipped(series: Series, day: dt.date) -> str:
    """Why a series is not held on a day that `planned` leaves out, in words."""
    if series.skips_holidays and is_holiday(day):
        return _("public holiday")
    return _("lunar day: %(day)s") % {"day": lunar_text(day)}


def is_holiday(day: dt.date) -> bool:
    """Whether a day is off by the holiday notice: a weekday without work. Weekends are no holidays.

    Lectures are held on Saturdays; a Saturday of a holiday week is told by the name of its holiday.
    """
    return bool(holiday_name(day)) if day.isoweekday() >= SATURDAY else not is_workday(day)


def days_of(series: Series) -> Iterator[dt.date]:
    """Every day of the rule, in order."""
    if series.frequency == Frequency.LUNAR_MONTH:
        yield from _lunar(series)
        return
    start = dt.datetime.combine(series.first_day, dt.time())
    until = dt.datetime.combine(series.last_day, dt.time())
    common = {"dtstart": start, "until": until, "interval": series.interval}
    if series.frequency == Frequency.WEEKLY:
        days = [int(day) - 1 for day in series.weekdays] or [series.first_day.weekday()]
        rule = rrule(WEEKLY, byweekday=days, **common)
    elif series.frequency == Frequency.MONTHLY_DAY:
        rule = rrule(MONTHLY, bymonthday=series.first_day.day, **common)
    else:
        which = (series.first_day.day - 1) // 7 + 1
        nth = which if which <= LAST_WEEK else -1
        rule = rrule(MONTHLY, byweekday=weekday(series.first_day.weekday(), nth), **common)
    yield from (moment.date() for moment in rule)


def _lunar(series: Series) -> Iterator[dt.date]:
    months = 0
    while True:
        day = same_lunar_day(series.first_day, months)
        months += series.interval
        if day is None:
            continue
        if day > series.last_day:
            return
        yield day

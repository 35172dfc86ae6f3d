"""Which day is a working day: the State Council's yearly notice, by the `chinesecalendar` package.

The notice moves working days to weekends (调休), so that no rule of weekdays can replace it. It
comes out in autumn for the year after. Days that no notice has settled yet are estimated as Monday
to Friday without the holidays whose dates the law itself fixes, and flagged, so that a page can say
so.
"""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from chinese_calendar import get_solar_terms
from chinese_calendar.constants import Holiday, holidays, workdays
from chinese_calendar.solar_terms import SolarTerms

SHANGHAI = ZoneInfo("Asia/Shanghai")
SATURDAY = 6  # as `date.isoweekday` counts

_FIRST_YEAR = min(holidays).year
_LAST_YEAR = max(holidays).year
# A year's notice may turn the last week of December before it around New Year's Day (it did in
# 2006, 2007, 2011, 2018, 2022 and 2023), so that this week waits for the next year's notice.
_UNSETTLED_FROM = dt.date(_LAST_YEAR, 12, 27)

# Regulation on Public Holidays for National Annual Festivals and Memorial Days (as revised in
# November 2024), article 2: month and day. Spring Festival, Dragon Boat and Mid-autumn Festival
# have dates of the lunar calendar, which nothing here can reckon.
_FIXED = {
    (1, 1): Holiday.new_years_day,
    (5, 1): Holiday.labour_day,
    (5, 2): Holiday.labour_day,
    (10, 1): Holiday.national_day,
    (10, 2): Holiday.national_day,
    (10, 3): Holiday.national_day,
}
_APRIL = 4
_SOLAR_TERM_YEARS = range(1900, 2101)


@dataclass(frozen=True)
class Workday:
    """Whether a day is a working day, and whether that is only an estimate."""

    value: bool
    estimated: bool = False

    def __bool__(self) -> bool:
        return self.value


def now() -> dt.datetime:
    """This moment, on a clock in China."""
    return dt.datetime.now(SHANGHAI)


def today() -> dt.date:
    """Today's date in China, wherever the server stands."""
    return now().date()


def is_workday(day: dt.date) -> Workday:
    """Whether offices work on ``day``; estimated where no notice has settled it."""
    by_weekday = day.isoweekday() < SATURDAY
    if not is_settled(day):
        return Workday(by_weekday and not _fixed_holiday(day), estimated=True)
    return Workday(day in workdays or (by_weekday and day not in holidays))


def is_settled(day: dt.date) -> bool:
    """Whether a published notice covers ``day``."""
    return day.year >= _FIRST_YEAR and day < _UNSETTLED_FROM


def holiday_name(day: dt.date) -> str:
    """The English name of the public holiday whose days off include ``day``, weekends within it too.

    Empty on ordinary weekends and on working days. Where no notice has settled the day, only the
    holiday itself has a name.
    """
    return str(holidays.get(day, "")) if is_settled(day) else _fixed_holiday(day)


def _fixed_holiday(day: dt.date) -> str:
    """The name of the holiday that falls on the day in every year, or by the sun; else empty."""
    holiday = _FIXED.get((day.month, day.day))
    if day.month == _APRIL and day.year in _SOLAR_TERM_YEARS:
        name = SolarTerms.pure_brightness.value[1]
        holiday = Holiday.tomb_sweeping_day if (day, name) in get_solar_terms(day, day) else None
    return str(holiday.value) if holiday else ""

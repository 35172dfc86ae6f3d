"""Which day is a working day: the State Council's yearly notice, by the `chinesecalendar` package.

The notice moves working days to weekends (调休), so that no rule of weekdays can replace it. It
comes out in autumn for the year after. Days that no notice has settled yet are estimated as Monday
to Friday and flagged, so that a page can say so.
"""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from chinese_calendar.constants import holidays, workdays

SHANGHAI = ZoneInfo("Asia/Shanghai")
SATURDAY = 6  # as `date.isoweekday` counts

_FIRST_YEAR = min(holidays).year
_LAST_YEAR = max(holidays).year
# A year's notice may turn the last week of December before it around New Year's Day (it did in
# 2006, 2007, 2011, 2018, 2022 and 2023), so that this week waits for the next year's notice.
_UNSETTLED_FROM = dt.date(_LAST_YEAR, 12, 27)


@dataclass(frozen=True)
class Workday:
    """Whether a day is a working day, and whether that is only an estimate by its weekday."""

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
        return Workday(by_weekday, estimated=True)
    return Workday(day in workdays or (by_weekday and day not in holidays))


def is_settled(day: dt.date) -> bool:
    """Whether a published notice covers ``day``."""
    return day.year >= _FIRST_YEAR and day < _UNSETTLED_FROM


def holiday_name(day: dt.date) -> str:
    """The English name of the public holiday whose days off include ``day``, weekends within it too.

    Empty on ordinary weekends, on working days, and where no notice has settled the day.
    """
    return str(holidays.get(day, "")) if is_settled(day) else ""

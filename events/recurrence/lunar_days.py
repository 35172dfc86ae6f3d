"""Days of the lunar calendar (农历), which villages live by.

Source of the calendar: GB/T 33661-2017, as `borax` has it for the years 1900 to 2100.
"""

import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from borax.calendars.lunardate import LunarDate

MONTHS, LONGEST_MONTH = 12, 30
_RANGE = re.compile(r"(\d{1,2})-(\d{1,2})(?:\.\.(\d{1,2})-(\d{1,2}))?")

Day = tuple[int, int]


@dataclass(frozen=True)
class LunarDays:
    """Days of the lunar year, as month and day; a leap month counts as the month that it repeats."""

    spans: tuple[tuple[Day, Day], ...]

    @classmethod
    def read(cls, text: str) -> "LunarDays":
        """Reads ``12-23..1-15, 7-15``; raises ``ValueError`` for anything else."""
        parts = [part.strip() for part in text.replace("，", ",").split(",")]
        return cls(tuple(_span(part) for part in parts if part))

    def __contains__(self, day: dt.date) -> bool:
        here = LunarDate.from_solar(day)
        at = (here.month, here.day)
        return any(
            first <= at <= last if first <= last else at >= first or at <= last
            for first, last in self.spans
        )


def _span(text: str) -> tuple[Day, Day]:
    found = _RANGE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    numbers = [int(n) for n in found.groups() if n is not None]
    first = (numbers[0], numbers[1])
    last = (numbers[2], numbers[3]) if len(numbers) > 2 else first
    for month, day in (first, last):
        if not (1 <= month <= MONTHS and 1 <= day <= LONGEST_MONTH):
            raise ValueError(text)
    return first, last


def lunar_text(day: dt.date) -> str:
    """The day of the lunar calendar in words: 正月初一; in English with numbers."""
    here = LunarDate.from_solar(day)
    if (get_language() or "zh").startswith("zh"):
        return str(here.cn_md)
    return _("lunar month %(month)d, day %(day)d") % {"month": here.month, "day": here.day}


def same_lunar_day(first: dt.date, months: int) -> dt.date | None:
    """The day ``months`` lunar months later on the same lunar day; leap months count.

    ``None`` where that month has no such day (a small one has 29).
    """
    wanted = LunarDate.from_solar(first).day
    begins = first - dt.timedelta(days=wanted - 1)
    for _month in range(months):
        begins += dt.timedelta(days=29)
        if LunarDate.from_solar(begins).day != 1:
            begins += dt.timedelta(days=1)
    day = begins + dt.timedelta(days=wanted - 1)
    return day if LunarDate.from_solar(day).day == wanted else None

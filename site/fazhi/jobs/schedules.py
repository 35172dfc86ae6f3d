"""When a job is due: every so often, or daily at a time of day in Asia/Shanghai.

Pure: a schedule only reckons. Asia/Shanghai has had no summer time since 1991.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = dt.timedelta(days=1)
_TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class Schedule(Protocol):
    """What a job's ``schedule`` must answer."""

    def next_after(self, moment: dt.datetime) -> dt.datetime:
        """The first time after ``moment``, never ``moment`` itself."""

    def in_words(self) -> str:
        """The schedule as a person says it, in the language in use."""


@dataclass(frozen=True)
class Every:
    """Every so many minutes or seconds, counted from midnight: each ten minutes is 10:00, 10:10, …

    Raises ``ValueError`` for less than a second or more than half a day.
    """

    minutes: int = 0
    seconds: int = 0

    def __post_init__(self) -> None:
        if not dt.timedelta(seconds=1) <= self.interval <= DAY / 2:
            raise ValueError(f"not every {self.interval}; from a day on it is Daily")

    @property
    def interval(self) -> dt.timedelta:
        """The time between two runs."""
        return dt.timedelta(minutes=self.minutes, seconds=self.seconds)

    def next_after(self, moment: dt.datetime) -> dt.datetime:
        local = moment.astimezone(SHANGHAI)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        passed = (local - midnight) // self.interval
        # What does not divide the day begins anew with each.
        return min(midnight + (passed + 1) * self.interval, midnight + DAY)

    def in_words(self) -> str:
        minutes, seconds = divmod(int(self.interval.total_seconds()), 60)
        if seconds:
            count = minutes * 60 + seconds
            return ngettext("Every second", "Every %(count)s seconds", count) % {"count": count}
        return ngettext("Every minute", "Every %(count)s minutes", minutes) % {"count": minutes}


@dataclass(frozen=True)
class Daily:
    """Once a day at ``time``, such as ``02:30``. Raises ``ValueError`` for what is no time of day."""

    time: str

    def __post_init__(self) -> None:
        if not _TIME_OF_DAY.fullmatch(self.time):
            raise ValueError(f"no time of day: {self.time}")

    def next_after(self, moment: dt.datetime) -> dt.datetime:
        local = moment.astimezone(SHANGHAI)
        hour, minute = map(int, self.time.split(":"))
        today = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return today if today > local else today + DAY

    def in_words(self) -> str:
        return _("Every day at %(time)s") % {"time": self.time}

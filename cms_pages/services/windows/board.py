"""A board for the screen of a hall: everything fits, nothing is pressed, each minute it is asked for anew."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from django.core.paginator import Paginator
from django.utils.html import strip_tags
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms_pages.services.windows.listing import Hall, Window
from fazhi.places.opening import Change
from fazhi.places.presentation import HOLIDAYS, status, time_text
from fazhi.workdays import holiday_name, is_workday

LONGEST_REASON = 10  # characters beside until when; a longer one stands on the list of windows
MOST = 12  # windows that are legible from across a hall
EVERY_MINUTE = 60  # seconds
TURNED = 20  # seconds, where there is more than one screen of windows
_SIZES = ((2, "few"), (6, "some"), (MOST, "many"))
FRIDAY = 5  # as `date.isoweekday` counts


class Board:
    """What the screen shows of a hall; with more windows than fit it turns its pages by itself.

    Everything is said in a way that stays true when the next minute brings no answer: until when a
    window is open, when it opens, and of which moment this is.
    """

    def __init__(self, hall: Hall, page: str) -> None:
        self.hall = hall
        self._page = Paginator(hall.windows, MOST).get_page(page)

    @cached_property
    def windows(self) -> list[Window]:
        """The windows of this screen, without the long reasons for which some are closed."""
        return [_in_short(window, self.hall) for window in self._page.object_list]

    @property
    def size(self) -> str:
        """How large its letters can be."""
        return next(name for most, name in _SIZES if len(self.windows) <= most)

    @property
    def refresh(self) -> str:
        """The value of ``http-equiv="refresh"``: when to ask again, and for which page."""
        if not self._page.has_other_pages():
            return str(EVERY_MINUTE)
        following = self._page.number + 1 if self._page.has_next() else 1
        asked = urlencode([("venue", self.hall.venue.slug), ("page", str(following))])
        return f"{TURNED}; url=?{asked}"

    @property
    def page(self) -> str:
        """Which screen of how many; empty where there is only one."""
        if not self._page.has_other_pages():
            return ""
        return f"{self._page.number}/{self._page.paginator.num_pages}"

    @property
    def time(self) -> str:
        """The moment at which everything on the screen was true."""
        return time_text(self.hall.at)

    @cached_property
    def holiday(self) -> str:
        """Why today is no ordinary day: a holiday, or a weekend on which one works; else empty."""
        if name := holiday_name(self.day):
            return str(HOLIDAYS.get(name, name))
        if self.day.isoweekday() > FRIDAY and is_workday(self.day):
            return _("working day by the holiday notice")
        return ""

    @property
    def day(self) -> dt.date:
        """Today, on a clock in China."""
        return self.hall.at.date()


def _in_short(window: Window, hall: Hall) -> Window:
    schedule = window.counter.schedule
    brief = replace(schedule, changes=_brief(schedule.changes), outer=_brief(schedule.outer))
    return replace(window, status=status(brief, hall.at, serves=hall.venue.serves))


def _brief(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(
        replace(change, reason="") if len(strip_tags(change.reason)) > LONGEST_REASON else change
        for change in changes
    )

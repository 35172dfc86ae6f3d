"""The programme as residents narrow it down: a list and a month; every choice is an address."""

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms_pages.kit.choosing import Choice, NarrowedList
from events.reading.shown import ShownSession, all_shown, public_sessions, with_facts
from fazhi.departments.models import Department
from fazhi.navigation.frame import current_frame
from fazhi.places.models import Village
from fazhi.places.my_village import current_village
from fazhi.workdays import SHANGHAI, now, today

if TYPE_CHECKING:
    from events.models import LecturesPage, Session, Theme

PER_SCREEN = 20
FIRST_YEAR, LAST_YEAR = 2020, 2100


@dataclass(frozen=True)
class Day:
    """A day of the month's calendar with what is held on it."""

    day: dt.date
    in_month: bool
    is_today: bool
    sessions: list[ShownSession]


class Programme(NarrowedList):
    """The sessions below a programme."""

    def __init__(self, page: "LecturesPage", request: HttpRequest) -> None:
        super().__init__(request)
        self.all = sessions_below(page)

    @cached_property
    def villages(self) -> list[Village]:
        """Where something is still held."""
        keys = self.to_come.order_by().values("venue__village")
        return list(Village.objects.filter(pk__in=keys))

    @cached_property
    def themes(self) -> "list[Theme]":
        """What something to come is about."""
        from events.models import Theme

        keys = self.to_come.order_by().values("lecture__translation_key")
        return list(Theme.objects.filter(lectures__translation_key__in=keys).distinct())

    @cached_property
    def departments(self) -> list[Department]:
        """Who holds something to come."""
        keys = self.to_come.order_by().values("department")
        return list(Department.objects.filter(pk__in=keys))

    @property
    def to_come(self) -> "QuerySet[Session]":
        """Everything that has not ended."""
        return self.all.filter(ends_at__gt=now())

    @property
    def village(self) -> Village | None:
        """The chosen village."""
        return next((v for v in self.villages if v.slug == self._asked.get("village")), None)

    @property
    def theme(self) -> "Theme | None":
        """The chosen theme."""
        return next((t for t in self.themes if str(t.pk) == self._asked.get("theme")), None)

    @property
    def department(self) -> Department | None:
        """The chosen department."""
        asked = self._asked.get("department")
        return next((d for d in self.departments if d.public_id == asked), None)

    @property
    def day(self) -> dt.date | None:
        """The chosen day."""
        try:
            return dt.date.fromisoformat(self._asked.get("day", ""))
        except ValueError:
            return None

    @property
    def has_free_seats(self) -> bool:
        """Whether only what one can still get into is asked for."""
        return self._asked.get("free") == "1"

    @property
    def shows_past(self) -> bool:
        """Whether what is over is asked for."""
        return self._asked.get("past") == "1"

    @property
    def is_used(self) -> bool:
        """Whether anything is chosen."""
        return any((self.village, self.theme, self.department, self.day, self.has_free_seats))

    @property
    def chosen(self) -> "QuerySet[Session]":
        """The sessions that fit, past ones included."""
        from events.models import LecturePage

        found = self.all
        if self.village:
            found = found.filter(venue__village=self.village)
        if self.theme:
            keys = LecturePage.objects.filter(themes=self.theme).values("translation_key")
            found = found.filter(lecture__translation_key__in=keys)
        if self.department:
            found = found.filter(department=self.department)
        if self.day:
            found = found.filter(**_span(self.day, self.day + dt.timedelta(days=1)))
        return found

    @property
    def matching(self) -> "QuerySet[Session]":
        """The sessions of the list, in order."""
        if self.shows_past and not self.day:
            return self.chosen.filter(ends_at__lte=now()).order_by("-starts_at", "pk")
        found = self.chosen if self.day else self.chosen.filter(ends_at__gt=now())
        return found.order_by("starts_at", "pk")


def sessions_below(page: "LecturesPage") -> "QuerySet[Session]":
    """The announced sessions of the public lectures below a programme, in whatever language."""
    from events.models import LecturePage

    lectures = LecturePage.objects.child_of(page).live()
    for path in current_frame().private_paths:
        lectures = lectures.exclude(path__startswith=path)
    return public_sessions().filter(lecture__translation_key__in=lectures.values("translation_key"))


def _span(first: dt.date, end: dt.date) -> dict[str, dt.datetime]:
    midnight = dt.time()
    return {
        "starts_at__gte": dt.datetime.combine(first, midnight, SHANGHAI),
        "starts_at__lt": dt.datetime.combine(end, midnight, SHANGHAI),
    }


def programme_context(page: "LecturesPage", request: HttpRequest) -> dict[str, Any]:
    """The list or the month, and by what they can be narrowed."""
    chosen = Programme(page, request)
    month = read_month(request.GET.get("month", ""))
    context: dict[str, Any] = {
        "programme": chosen,
        "by": _ways(chosen, current_village(request)),
        "month_url": chosen.address(month=f"{today():%Y-%m}", past=""),
        "list_url": chosen.address(month="", past=""),
        "past_url": chosen.address(month="", past="1"),
        "feed_url": reverse("events:programme_feed", args=[page.public_id]),
        "board_url": reverse("events:board", args=[page.public_id]),
    }
    if month:
        return context | _month_context(chosen, month)
    paginator = Paginator(chosen.matching, PER_SCREEN)
    page_obj = paginator.get_page(request.GET.get("page"))
    found = all_shown(with_facts(cast("QuerySet[Session]", page_obj.object_list)))
    if chosen.has_free_seats:
        found = [s for s in found if s.takes_registrations and s.free]
    return context | {
        "sessions": found,
        "page_obj": page_obj,
        "page_range": paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1),
        "ellipsis": Paginator.ELLIPSIS,
    }


def read_month(written: str) -> dt.date | None:
    """The first day of a month written as 2026-12; ``None`` for anything else."""
    try:
        first = dt.date.fromisoformat(f"{written}-01")
    except ValueError:
        return None
    return first if FIRST_YEAR <= first.year < LAST_YEAR else None


def weeks_of(first: dt.date, sessions: Sequence[ShownSession]) -> list[list[Day]]:
    """The weeks of a month from Monday on, with what is held on each day."""
    by_day: dict[dt.date, list[ShownSession]] = {}
    for session in sessions:
        by_day.setdefault(session.day, []).append(session)
    here = today()
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [
        [Day(day, day.month == first.month, day == here, by_day.get(day, [])) for day in week]
        for week in weeks
    ]


def _month_context(chosen: Programme, first: dt.date) -> dict[str, Any]:
    following = (first + dt.timedelta(days=32)).replace(day=1)
    before = (first - dt.timedelta(days=1)).replace(day=1)
    found = with_facts(chosen.chosen.filter(**_span(first, following)).order_by("starts_at", "pk"))
    sessions = all_shown(found)
    return {
        "month": first,
        "sessions": sessions,
        "weeks": weeks_of(first, sessions),
        "weekdays": [date_format(dt.date(2024, 1, day), "D") for day in range(1, 8)],
        "earlier": chosen.address(month=f"{before:%Y-%m}"),
        "later": chosen.address(month=f"{following:%Y-%m}"),
    }


def _ways(chosen: Programme, home: Village | None) -> dict[str, list[Choice]]:
    village, theme, department = chosen.village, chosen.theme, chosen.department
    villages = sorted(chosen.villages, key=lambda v: v != home)
    return {
        "village": chosen.choices("village", [(v.slug, v.title, v == village) for v in villages]),
        "theme": chosen.choices("theme", [(str(t.pk), t.title, t == theme) for t in chosen.themes]),
        "department": chosen.choices(
            "department",
            [(d.public_id, d.local_name, d == department) for d in chosen.departments],
        ),
        "free": chosen.choices("free", [("1", _("with free seats"), chosen.has_free_seats)]),
    }

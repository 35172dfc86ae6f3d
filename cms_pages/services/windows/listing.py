"""What the pages of windows list: every window with its state now, in a fixed number of queries."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.windows.guides import handled_guides
from fazhi.departments.models import Department
from fazhi.places.models import Counter, Venue
from fazhi.places.presentation import HoursRow, Status, change_rows, hours_rows, status
from search.analysis import normalise

SEEN_AT_ONCE = 8  # matters of a window


@dataclass(frozen=True)
class Matter:
    """Something that a window handles; without ``guide`` only its own words say so."""

    words: str
    guide: ServiceGuidePage | None = None


@dataclass(frozen=True)
class Window:
    """A counter as it is at this moment; without ``status`` nobody has said when it is open."""

    counter: Counter
    status: Status | None

    @cached_property
    def matters(self) -> list[Matter]:
        """All that is handled here: guides by their spelled titles, then what no guide says."""
        guides = [Matter(guide.title, guide) for guide in self.counter.guides.all()]
        titles = [normalise(matter.words) for matter in guides]
        return guides + [
            Matter(line)
            for line in self.counter.localized_handles
            if not any(normalise(line) in title for title in titles)
        ]

    @property
    def first_matters(self) -> list[Matter]:
        """As many of them as are seen at once."""
        return self.matters[:SEEN_AT_ONCE]

    @property
    def more_matters(self) -> list[Matter]:
        """The others, which open on demand."""
        return self.matters[SEEN_AT_ONCE:]

    @property
    def hours(self) -> list[HoursRow]:
        """Its own hours; none where it keeps those of its hall."""
        return hours_rows(self.counter.schedule) if self.counter.hours.all() else []


@dataclass(frozen=True)
class Hall:
    """A venue with its windows, in the order of their numbers."""

    venue: Venue
    windows: list[Window]
    at: dt.datetime

    @property
    def floors(self) -> list[tuple[int | None, list[Window]]]:
        """The windows of each floor, those without one first."""
        by_floor: dict[int | None, list[Window]] = {}
        for window in self.windows:
            by_floor.setdefault(window.counter.floor, []).append(window)
        return sorted(by_floor.items(), key=lambda item: (item[0] is not None, item[0] or 0))

    @property
    def hours(self) -> list[HoursRow]:
        """The weekly hours of the hall."""
        return hours_rows(self.venue.schedule)

    @property
    def changes(self) -> list[HoursRow]:
        """What differs today and later."""
        return change_rows(self.venue.schedule, self.at.date())

    @property
    def note(self) -> str:
        """What is said once, where the state of a window rests on an estimate."""
        notes = (str(window.status.note) for window in self.windows if window.status)
        return next(filter(None, notes), "")


def halls(at: dt.datetime, language: str) -> list[Hall]:
    """Every venue that has windows, as arranged; at most twelve queries, however many there are."""
    found = Venue.objects.filter(Exists(Counter.objects.filter(venue=OuterRef("pk"))))
    counters = Prefetch("counters", with_everything(language).order_by("number"))
    return [
        Hall(venue, [window_of(counter, at) for counter in venue.counters.all()], at)
        for venue in found.prefetch_related("hours", "exceptions", counters)
    ]


def windows_of(keys: Iterable[int], at: dt.datetime, language: str) -> dict[int, Window]:
    """Some windows by the keys of their counters; those that are gone are left out."""
    found = with_everything(language).filter(pk__in=set(keys))
    venues = Prefetch("venue", Venue.objects.prefetch_related("hours", "exceptions"))
    return {counter.pk: window_of(counter, at) for counter in found.prefetch_related(venues)}


def with_everything(language: str) -> QuerySet[Counter]:
    """Counters with their hours, departments of today and guides in a language; not their venues."""
    departments = Prefetch("departments", Department.objects.active())
    found: QuerySet[Counter] = Counter.objects.prefetch_related(
        "hours", "exceptions", departments, handled_guides(language)
    )
    return found


def window_of(counter: Counter, at: dt.datetime) -> Window:
    """A counter as it is at a moment."""
    return Window(counter, status(counter.schedule, at, serves=counter.venue.serves))

"""The counters where a guide is handled, as they are today."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from fazhi.places.models import Counter, Venue
from fazhi.places.presentation import HoursRow, Status, change_rows, hours_rows, status
from fazhi.workdays import now


@dataclass(frozen=True)
class Window:
    """A counter with its hours of today."""

    counter: Counter
    status: Status | None
    hours: list[HoursRow]
    changes: list[HoursRow]

    @property
    def venue(self) -> Venue:
        """Where it stands."""
        return self.counter.venue


def windows(counters: Iterable[Counter]) -> list[Window]:
    """What is to be known of some counters today; give those of `with_hours`."""
    at = now()
    return [
        Window(
            counter,
            status(counter.schedule, at, serves=counter.venue.serves),
            hours_rows(counter.schedule),
            change_rows(counter.schedule, at.date()),
        )
        for counter in counters
    ]


def with_hours() -> QuerySet[Counter]:
    """All counters with what their hours are made of: five queries."""
    venues = Venue.objects.prefetch_related("hours", "exceptions")
    found: QuerySet[Counter] = Counter.objects.prefetch_related(
        Prefetch("venue", venues), "hours", "exceptions"
    )
    return found

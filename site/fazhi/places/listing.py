"""What the public pages list, a fixed number of queries each."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from fazhi.places.models import Counter, GridCell, Venue, Village, VillageKind
from fazhi.places.presentation import HoursRow, Status, change_rows, hours_rows, status


@dataclass(frozen=True)
class Group:
    """Villages, or communities."""

    kind: VillageKind
    villages: list[Village] = field(default_factory=list)


def villages_by_kind(query: str = "") -> list[Group]:
    """Villages first, communities after them; a kind without any is left out."""
    groups = {kind: Group(kind) for kind in VillageKind}
    for village in Village.objects.matching(query):
        groups[VillageKind(village.kind)].villages.append(village)
    return [group for group in groups.values() if group.villages]


def cells_without_village() -> list[GridCell]:
    """The cell of the whole town, and dedicated ones that belong to no village."""
    return list(GridCell.objects.filter(village=None).order_by("level", "code"))


def grid_of(village: Village) -> list[GridCell]:
    """The village's cells, each of the second level before those in it."""
    cells = list(village.grid_cells.order_by("level", "code"))
    own = {cell.pk: place for place, cell in enumerate(cells)}
    return sorted(cells, key=lambda cell: (own.get(cell.parent_id or 0, own[cell.pk]), cell.level))


@dataclass(frozen=True)
class VenueEntry:
    """A venue with its status."""

    venue: Venue
    status: Status | None


@dataclass(frozen=True)
class CounterEntry:
    """A counter with what it does not share with its venue: hours, and the status they make."""

    counter: Counter
    status: Status | None = None
    hours: list[HoursRow] = field(default_factory=list)
    changes: list[HoursRow] = field(default_factory=list)


class VenueEntries(list[VenueEntry]):
    """Venues as a list shows them."""

    @property
    def note(self) -> str:
        """What is said once below them, where the status of any rests on an estimate."""
        notes = (str(entry.status.note) for entry in self if entry.status)
        return next((note for note in notes if note), "")

    def split(self, village: Village | None) -> "tuple[VenueEntries, VenueEntries]":
        """Those in ``village``, and the others; without one all are others."""
        here = village.pk if village else None
        mine = VenueEntries(e for e in self if here and e.venue.village_id == here)
        return mine, VenueEntries(e for e in self if not here or e.venue.village_id != here)


def venues_with_status(venues: Iterable[Venue], at: dt.datetime) -> VenueEntries:
    """Each venue with its status at ``at``."""
    return VenueEntries(VenueEntry(v, status(v.schedule, at, serves=v.serves)) for v in venues)


def counters_of(venue: Venue, at: dt.datetime) -> list[CounterEntry]:
    """The venue's counters; hours and status stand only where they are the counter's own."""
    entries = []
    for counter in sorted(venue.counters.all(), key=lambda c: c.number):
        if counter.has_own_hours:
            schedule = counter.schedule
            entry = CounterEntry(
                counter,
                status(schedule, at, serves=venue.serves),
                hours_rows(schedule),
                change_rows(schedule, at.date()),
            )
        else:
            entry = CounterEntry(counter)
        entries.append(entry)
    return entries

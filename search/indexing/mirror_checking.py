"""Whether the copy of the index in Elasticsearch has each entry, as it is, and no other; setting it right.

A copy hears of every change by a delivery. What the cluster lost, what somebody did to it, and what a
database from a backup no longer knows of it, is found here. Ids and digests are compared, portion by
portion; no text is read.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from search.engines.base import PORTION, EngineDown, IndexLost
from search.engines.choice import engine_of, has_cluster
from search.indexing.deliveries import deliver, leave_mirrors, note_deliveries
from search.indexing.generations import active_generation
from search.indexing.mirrors import fill_mirror
from search.models import Delivery, Entry, Mirror, MirrorState

if TYPE_CHECKING:
    from search.engines.elasticsearch import ElasticsearchEngine

MOST_DELIVERED = 10_000  # entries; where more differ, another copy is made
KEYS = 10_000  # of entries in one answer of the database


class CopyState(Enum):
    """What could be said of a copy."""

    COMPARED = "compared"
    FILLING = "filling"  # another process is at it
    ABSENT = "absent"
    UNREACHABLE = "unreachable"


@dataclass
class CopyDrift:
    """What the copy of the active index has otherwise than it; ``entries`` are the ids of that.

    ``waiting`` entries differ because their delivery is not sent yet, which is no drift. ``trouble``
    says what the cluster answered, or the way to it.
    """

    state: CopyState
    held: int = 0
    missing: int = 0
    surplus: int = 0
    outdated: int = 0
    waiting: int = 0
    entries: list[int] = field(default_factory=list)
    trouble: str = ""

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to set right: the copy is whole, or about to be."""
        return self.state is CopyState.FILLING or (
            self.state is CopyState.COMPARED and not self.entries
        )


def check_copy() -> CopyDrift | None:
    """Compares the copy with the active index; None without an index, or without Elasticsearch."""
    active = active_generation()
    if active is None or not has_cluster():
        return None
    mirror = Mirror.objects.filter(generation=active.pk).exclude(state=MirrorState.LEFT).first()
    if mirror is not None and mirror.state == MirrorState.FILLING:
        return CopyDrift(CopyState.FILLING)
    # Where there is no copy the cluster is asked all the same: it may be the reason.
    engine = engine_of(mirror or Mirror(prefix=settings.ELASTICSEARCH_PREFIX))
    try:
        if not engine.exists(active.pk) or mirror is None:
            return CopyDrift(CopyState.ABSENT)
        return _compare(engine, active.pk)
    except IndexLost:
        return CopyDrift(CopyState.ABSENT)
    except EngineDown as problem:
        return CopyDrift(CopyState.UNREACHABLE, trouble=str(problem))


def repair_copy(found: CopyDrift) -> CopyDrift | None:
    """Delivers what differs, or makes another copy; gives what a check finds after that."""
    active = active_generation()
    if active is None or found.state in {CopyState.FILLING, CopyState.UNREACHABLE}:
        return found
    again: CopyDrift | None = found
    if found.state is CopyState.COMPARED and len(found.entries) <= MOST_DELIVERED:
        with transaction.atomic():
            note_deliveries(active.pk, found.entries)
        deliver()
        again = check_copy()
        # A copy that has heard of later deliveries than this database knows takes none of these.
        if again is None or again.state is not CopyState.COMPARED or again.is_clean:
            return again
    leave_mirrors(active.pk)
    fill_mirror(active)
    return check_copy()


def _compare(engine: "ElasticsearchEngine", generation: int) -> CopyDrift:
    """Twice: what was changed while all was read is looked at once more."""
    found = CopyDrift(CopyState.COMPARED)
    engine.refresh(generation)
    suspects = []
    sides = heapq.merge(
        ((entry, "wanted", digest) for entry, digest in _digests(generation)),
        ((entry, "held", digest) for entry, digest in engine.digests(generation)),
    )
    for entry, both in groupby(sides, key=itemgetter(0)):
        digests = {side: digest for _, side, digest in both}
        found.held += "held" in digests
        if digests.get("wanted") != digests.get("held"):
            suspects.append(entry)
    if suspects:
        engine.refresh(generation)
    for start in range(0, len(suspects), PORTION):
        _look_again(engine, generation, suspects[start : start + PORTION], found)
    return found


def _digests(generation: int) -> Iterator[tuple[int, str]]:
    """The ids of all entries, in ascending order, with their digests."""
    entries = Entry.objects.filter(generation=generation).order_by("pk").values_list("pk", "digest")
    some = list(entries[:KEYS])
    while some:
        yield from some
        some = list(entries.filter(pk__gt=some[-1][0])[:KEYS])


def _look_again(
    engine: "ElasticsearchEngine", generation: int, suspects: list[int], found: CopyDrift
) -> None:
    deliveries = Delivery.objects.filter(generation=generation, entry__in=suspects)
    waiting = set(deliveries.values_list("entry", flat=True))
    entries = Entry.objects.filter(generation=generation, pk__in=suspects)
    wanted = dict(entries.values_list("pk", "digest"))
    held = engine.digests_of(generation, suspects)
    for entry in suspects:
        if wanted.get(entry) == held.get(entry):
            continue
        if entry in waiting:
            found.waiting += 1
            continue
        found.missing += entry not in held
        found.surplus += entry not in wanted
        found.outdated += entry in held and entry in wanted
        found.entries.append(entry)

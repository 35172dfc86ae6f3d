"""Narrowing down: which shelves fit what was chosen, and how many hits each further choice has."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property

from django.db.models import Count, Max

from search.documents import Facets, Standing
from search.models import Shelf

# What people choose from; the language is the page's own.
CHOICES = ("kind", "category", "standing", "owner", "year")
Chosen = Mapping[str, frozenset[str]]
Wanted = Sequence[tuple[str, frozenset[str]]]


@dataclass(frozen=True)
class Filters:
    """What was chosen, as texts: several values of one facet widen, several facets narrow.

    Without a choice of standing only what holds today is shown.
    """

    language: str
    chosen: Chosen = field(default_factory=dict)

    @cached_property
    def effective(self) -> Chosen:
        """The choices that count, the standing that nobody chose among them."""
        chosen = {name: values for name, values in self.chosen.items() if values}
        return {"standing": frozenset({Standing.CURRENT.value}), **chosen}

    def but(self, left_out: str) -> Wanted:
        """The choices that count, those of one facet left out of account."""
        return [(name, values) for name, values in self.effective.items() if name != left_out]


class Shelves:
    """All shelves by id. They are never changed, only added, so they are read once."""

    def __init__(self) -> None:
        self._known: dict[int, Facets] = {}

    def all(self) -> Mapping[int, Facets]:
        """Every shelf there is now: one query where nothing is new.

        They are counted, too: one with a smaller number may be committed after a later one.
        """
        there = Shelf.objects.aggregate(newest=Max("pk"), count=Count("pk"))
        if there["count"] != len(self._known) or there["newest"] not in self._known:
            names = [f.name for f in fields(Facets)]
            self._known = {
                pk: Facets(*values) for pk, *values in Shelf.objects.values_list("pk", *names)
            }
        return self._known


shelves = Shelves()


def fitting(filters: Filters, known: Mapping[int, Facets]) -> frozenset[int]:
    """The shelves on which hits may stand."""
    wanted = filters.but("")
    return frozenset(pk for pk, facets in known.items() if _fits(facets, filters.language, wanted))


def _fits(facets: Facets, language: str, wanted: Wanted) -> bool:
    """Whether what stands on a shelf may be shown; thousands are looked at for every search."""
    return facets.language == language and all(
        str(getattr(facets, name)) in values for name, values in wanted
    )


def total(counts: Counter[int], fits: Iterable[int]) -> int:
    """How many hits there are, of the counts by shelf."""
    return sum(counts[shelf] for shelf in fits)


def choices(
    counts: Counter[int], filters: Filters, known: Mapping[int, Facets]
) -> dict[str, Counter[str]]:
    """For each facet its values with as many hits as choosing them alone would give.

    Values of the facet itself do not narrow it: a second choice widens.
    """
    found: dict[str, Counter[str]] = {name: Counter() for name in CHOICES}
    others = {name: filters.but(name) for name in CHOICES}
    for shelf, count in counts.items():
        facets = known.get(shelf)
        if facets is None:
            continue
        for name, wanted in others.items():
            if _fits(facets, filters.language, wanted):
                found[name][str(getattr(facets, name))] += count
    return found

"""Narrowing down: which shelves fit what was chosen, and how many hits each further choice has."""

from collections import Counter, defaultdict
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


class Known(dict[int, Facets]):
    """Shelves by id, and which of them have a value of a facet. They are thousands, so for a search
    they are taken as sets and not looked at one by one."""

    def __init__(self, found: Iterable[tuple[int, Facets]] = ()) -> None:
        super().__init__(found)
        having: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for pk, facets in self.items():
            for name in ("language", *CHOICES):
                having[name, str(getattr(facets, name))].add(pk)
        self._having = dict(having)

    def fitting(self, language: str, wanted: Wanted) -> frozenset[int]:
        """Those of a language that have one of the values of each facet that is wanted."""
        fits = self._with("language", [language])
        for name, values in wanted:
            fits &= self._with(name, values)
        return frozenset(fits)

    def _with(self, name: str, values: Iterable[str]) -> set[int]:
        return set().union(*(self._having.get((name, value), ()) for value in values))


class Shelves:
    """All shelves. They are never changed, only added, so they are read once."""

    def __init__(self) -> None:
        self._known = Known()

    def all(self) -> Known:
        """Every shelf there is now: one query where nothing is new.

        They are counted, too: one with a smaller number may be committed after a later one.
        """
        there = Shelf.objects.aggregate(newest=Max("pk"), count=Count("pk"))
        if there["count"] != len(self._known) or there["newest"] not in self._known:
            names = [f.name for f in fields(Facets)]
            rows = Shelf.objects.values_list("pk", *names)
            self._known = Known((pk, Facets(*values)) for pk, *values in rows)
        return self._known


shelves = Shelves()


def fitting(filters: Filters, known: Known) -> frozenset[int]:
    """The shelves on which hits may stand."""
    return known.fitting(filters.language, filters.but(""))


def total(counts: Counter[int], fits: Iterable[int]) -> int:
    """How many hits there are, of the counts by shelf."""
    return sum(counts[shelf] for shelf in fits)


def choices(counts: Counter[int], filters: Filters, known: Known) -> dict[str, Counter[str]]:
    """For each facet its values with as many hits as choosing them alone would give.

    Values of the facet itself do not narrow it: a second choice widens.
    """
    found: dict[str, Counter[str]] = {}
    for name in CHOICES:
        fits = known.fitting(filters.language, filters.but(name))
        values: Counter[str] = Counter()
        for shelf, count in counts.items():
            if shelf in fits:
                values[str(getattr(known[shelf], name))] += count
        found[name] = values
    return found

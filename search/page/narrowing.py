"""What the results can be narrowed by: facets with several choices each, and what is chosen now."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from search.documents import Facets, Standing
from search.finding import facets as facetting
from search.finding.searching import Found
from search.page.asking import ONLY_TODAY, Asked
from search.registry import category_labels, kind_labels

SHOWN_AT_ONCE = 6
MOST_OPTIONS = 20


@dataclass(frozen=True)
class Option:
    """One value: what it is called, how many hits choosing it gives, whether it is chosen."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetGroup:
    """One thing to narrow by; several of its options can be chosen at once."""

    name: str
    label: str
    first: list[Option]
    more: list[Option]


@dataclass(frozen=True)
class Chip:
    """A choice that was made, and the address without it."""

    label: str
    url: str


class Narrowing:
    """The facets of what was found, with counts that leave a facet's own choices out of account."""

    def __init__(self, asked: Asked, found: Found) -> None:
        self._asked = asked
        self._found = found
        self._known = facetting.shelves.all()
        self._kinds = kind_labels()
        self._categories = category_labels()

    @property
    def groups(self) -> list[FacetGroup]:
        """Every facet that leaves something to choose."""
        counts = facetting.choices(self._found.counts, self._asked.filters, self._known)
        groups = [self._group(name, counts[name]) for name in facetting.CHOICES]
        return [group for group in groups if self._is_choice(group)]

    @property
    def chips(self) -> list[Chip]:
        """What is chosen, each with the way back."""
        chosen = self._asked.choices
        if self._asked.filters.chosen.get("standing") == frozenset(Standing.values):
            every = pgettext("of hits", "of any standing")
            chosen = [(name, value) for name, value in chosen if name != "standing"]
            rest = {n: v for n, v in self._asked.filters.chosen.items() if n != "standing"}
            back = [Chip(every, self._asked.narrowed(rest).address)]
        else:
            back = []
        return back + [
            Chip(self.label(name, value), self._asked.without(name, value).address)
            for name, value in chosen
        ]

    @property
    def hidden(self) -> int:
        """How many hits are left out because they do not hold today, if nobody chose so."""
        if "standing" in self._asked.filters.chosen:
            return 0
        everything = facetting.fitting(self._asked.of_any_standing().filters, self._known)
        return facetting.total(self._found.counts, everything) - facetting.total(
            self._found.counts, facetting.fitting(self._asked.filters, self._known)
        )

    def label(self, name: str, value: str) -> str:
        """What a value is called."""
        if name == "kind":
            return capfirst(str(self._kinds.get(value, value)))
        if name == "category":
            return capfirst(str(self._categories.get(value, value)))
        return capfirst(str(Standing(value).label)) if name == "standing" else value

    def _is_choice(self, group: FacetGroup) -> bool:
        options = [*group.first, *group.more]
        return len(options) > 1 or any(
            option.is_chosen and group.name != "standing" for option in options
        )

    def _group(self, name: str, counts: Counter[str]) -> FacetGroup:
        chosen = self._asked.filters.effective.get(name, frozenset())
        values = {value for value in counts if value and value != "0" and counts[value]} | (
            chosen if name != "standing" or chosen != ONLY_TODAY else frozenset()
        )
        options = [
            Option(value, self.label(name, value), counts[value], value in chosen)
            for value in sorted(values, key=self._order(name, counts))
        ]
        if name in {"kind", "standing"}:
            return FacetGroup(name, facet_label(name), options, [])
        options.sort(key=lambda option: not option.is_chosen)
        return FacetGroup(
            name,
            facet_label(name),
            options[:SHOWN_AT_ONCE],
            options[SHOWN_AT_ONCE:MOST_OPTIONS],
        )

    def _order(self, name: str, counts: Counter[str]) -> Callable[[str], tuple[int, str]]:
        fixed: Mapping[str, list[str]] = {
            "kind": list(self._kinds),
            "category": list(self._categories),
            "standing": list(Standing.values),
        }
        if name == "year":
            return lambda value: (-int(value), value)
        places = {value: place for place, value in enumerate(fixed.get(name, []))}
        if places:
            return lambda value: (places.get(value, len(places)), value)
        return lambda value: (-counts[value], value)


def facet_label(name: str) -> str:
    """What a facet is called."""
    return {
        "kind": pgettext("of hits", "What"),
        "category": pgettext("of hits", "Kind"),
        "standing": pgettext("of hits", "Standing"),
        "owner": _("Organ or department"),
        "year": pgettext("of hits", "Year"),
    }[name]


def words_of(facets: Facets) -> str:
    """What kind of thing stands on a shelf, in the finest word there is."""
    category = category_labels().get(facets.category)
    return capfirst(str(category or kind_labels().get(facets.kind, facets.kind)))

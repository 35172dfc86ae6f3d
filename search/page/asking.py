"""A search as its address says it, and the addresses of searches that differ from it in one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from search.documents import Facets, Standing
from search.finding.facets import CHOICES, Filters

LONGEST = 1000  # characters of what was typed; `search.understanding.query` reads fewer still
MOST_CHOSEN = 50
MOST_DIGITS = 6  # of a page's number
BY_DAY = "day"
ONLY_TODAY = frozenset({Standing.CURRENT.value})


@dataclass(frozen=True)
class Asked:
    """What was typed, what it is narrowed by, in which order, and which page of it.

    ``own_words`` leaves the lexicon out: only what was typed is looked for.
    """

    words: str
    filters: Filters
    newest_first: bool = False
    own_words: bool = False
    page: int = 1

    @classmethod
    def read(cls, query: QueryDict, language: str, shelves: Iterable[Facets]) -> "Asked":
        """Reads an address; choices that no shelf has are as if they were not there."""
        known: dict[str, set[str]] = {name: set() for name in CHOICES}
        for facets in shelves:
            for name in CHOICES:
                known[name].add(str(getattr(facets, name)))
        known["standing"] = set(Standing.values)
        chosen = {
            name: frozenset(query.getlist(name)[:MOST_CHOSEN]) & (known[name] - {""})
            for name in CHOICES
        }
        return cls(
            words=" ".join(query.get("q", "")[:LONGEST].replace("\x00", " ").split()),
            filters=Filters(language, _without_default(chosen)),
            newest_first=query.get("sort") == BY_DAY,
            own_words=query.get("words") == "own",
            page=_page(query.get("page", "")),
        )

    @property
    def address(self) -> str:
        """Its address, in the language that is active."""
        return f"{reverse('search')}{self.parameters}"

    @property
    def parameters(self) -> str:
        """What stands behind the path; the page only where it is not the first."""
        pairs = [("q", self.words), *self.choices]
        if self.newest_first:
            pairs.append(("sort", BY_DAY))
        if self.own_words:
            pairs.append(("words", "own"))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return f"?{urlencode(pairs)}"

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Facets and chosen values, in a fixed order: one address for one search."""
        chosen = self.filters.chosen
        return [(name, value) for name in CHOICES for value in sorted(chosen.get(name, ()))]

    def looking_for(self, words: str) -> "Asked":
        """Other words in everything."""
        return Asked(words, replace(self.filters, chosen={}))

    def narrowed(self, chosen: Mapping[str, frozenset[str]]) -> "Asked":
        """The same words with these choices instead."""
        filters = replace(self.filters, chosen=_without_default(chosen))
        return replace(self, filters=filters, page=1)

    def without(self, name: str, value: str) -> "Asked":
        """Without one of the choices."""
        chosen = dict(self.filters.chosen)
        chosen[name] = chosen.get(name, frozenset()) - {value}
        return self.narrowed(chosen)

    def by_day(self) -> "Asked":
        """The newest first."""
        return replace(self, newest_first=True, page=1)

    def by_relevance(self) -> "Asked":
        """What fits best first."""
        return replace(self, newest_first=False, page=1)

    def in_own_words(self) -> "Asked":
        """Without other words for what was typed."""
        return replace(self, own_words=True, page=1)

    def without_choices(self) -> "Asked":
        """Not narrowed by anything."""
        return self.narrowed({})

    def of_any_standing(self) -> "Asked":
        """What holds no longer or not yet, too."""
        return self.narrowed({**self.filters.chosen, "standing": frozenset(Standing.values)})


def _without_default(chosen: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The choices that narrow: only what holds today is what everybody gets."""
    return {
        name: values
        for name, values in chosen.items()
        if values and not (name == "standing" and values == ONLY_TODAY)
    }


def _page(number: str) -> int:
    is_number = number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
    return max(int(number), 1) if is_number else 1

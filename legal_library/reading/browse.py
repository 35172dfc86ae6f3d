"""The list of laws: what a reader can narrow it by, with counts that stay right while narrowing."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from legal_library.models import Law, LawVersion, Theme
from legal_library.organs import LawKind
from legal_library.reading.entries import UNKNOWN_ISSUER, Entry, entries_on
from legal_library.status import Status, today
from legal_library.titles import law_key

LONGEST_WORDS = 80


@dataclass(frozen=True)
class Option:
    """One value of a facet: what it is called, how many laws it would leave, its state."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """One thing to narrow by; the counts are those under everything else that is chosen."""

    name: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> str:
        return next((o.value for o in self.options if o.is_chosen), "")


class Browse:
    """All public laws, narrowed by what an address says.

    Two queries for all laws, one for the themes: the rest is counting. What the address names
    and no law has is as if it were not there.
    """

    NAMES = ("kind", "status", "theme", "issuer", "year")

    def __init__(self, chosen: Mapping[str, str], day: dt.date | None = None) -> None:
        self.day = day or today()
        self.words = chosen.get("q", "").replace("\x00", "").strip()[:LONGEST_WORDS]
        self._chosen = {name: chosen.get(name, "") for name in self.NAMES}

    @cached_property
    def entries(self) -> list[Entry]:
        """Every public law, the highest rank first, then by title."""
        return entries_on(self.day)

    @cached_property
    def _themes(self) -> list[Theme]:
        return list(Theme.objects.all())

    @cached_property
    def chosen(self) -> dict[str, str]:
        """What the address names and some law has."""
        return {
            name: value
            for name, value in self._chosen.items()
            if value and any(value in entry.values[name] for entry in self.entries)
        }

    @cached_property
    def _with_words(self) -> list[Entry]:
        """The laws whose title has all words, however they are written."""
        wanted = [(word, law_key(word)) for word in self.words.split()]
        return [
            entry
            for entry in self.entries
            if all(word in entry.title or key in entry.key for word, key in wanted)
        ]

    @cached_property
    def matching(self) -> list[Entry]:
        """The laws that fit everything that is chosen."""
        return self._fitting()

    def _fitting(self, *, without: str = "") -> list[Entry]:
        """The laws that fit what is chosen, whatever one of the facets says."""
        others = [(name, value) for name, value in self.chosen.items() if name != without]
        return [
            entry
            for entry in self._with_words
            if all(value in entry.values[name] for name, value in others)
        ]

    @property
    def is_used(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.words or self.chosen)

    @cached_property
    def facets(self) -> list[Facet]:
        """What to narrow by; a facet that leaves every law as its only value is no choice."""
        labels: dict[str, tuple[str, Callable[[str], str]]] = {
            "kind": (pgettext("of a law", "Kind"), lambda v: str(LawKind(v).label)),
            "status": (pgettext("of a law", "Status"), lambda v: str(Status(v).label)),
            "theme": (pgettext("of laws", "Theme"), self._theme_name),
            "issuer": (
                pgettext("of a law", "Issuing organ"),
                lambda v: _("not known") if v == UNKNOWN_ISSUER else v,
            ),
            "year": (_("Year"), lambda v: v),
        }
        facets = [Facet(n, label, self._options(n, say)) for n, (label, say) in labels.items()]
        return [f for f in facets if f.chosen or self._narrows(f)]

    @property
    def facet_names(self) -> str:
        """What there is to narrow by, in one line."""
        return pgettext("between things that are listed", ", ").join(f.label for f in self.facets)

    def _narrows(self, facet: Facet) -> bool:
        return any(option.count < len(self.matching) for option in facet.options)

    def _theme_name(self, slug: str) -> str:
        return next((theme.name for theme in self._themes if theme.slug == slug), slug)

    def _options(self, name: str, say: Callable[[str], str]) -> list[Option]:
        fitting = self._fitting(without=name) if name in self.chosen else self.matching
        counts = Counter(chain.from_iterable(entry.values[name] for entry in fitting))
        chosen = self.chosen.get(name, "")
        if chosen and chosen not in counts:
            counts[chosen] = 0
        return [
            Option(value, say(value), counts[value], value == chosen)
            for value in sorted(counts, key=self._order(name, counts))
        ]

    def _order(self, name: str, counts: Counter[str]) -> Callable[[str], Any]:
        fixed: dict[str, list[str]] = {
            "kind": list(LawKind.values),
            "status": list(Status.values),
            "theme": [theme.slug for theme in self._themes],
        }
        if name in fixed:
            return lambda v: fixed[name].index(v) if v in fixed[name] else len(fixed[name])
        if name == "year":
            return lambda v: -int(v)
        return lambda v: (v == UNKNOWN_ISSUER, -counts[v], v)


def laws_of(entries: list[Entry]) -> list[tuple[Entry, Law, LawVersion]]:
    """The rows behind a screen of entries; one query."""
    versions = LawVersion.objects.select_related("law").defer("history_text")
    found = versions.in_bulk([entry.version_id for entry in entries])
    return [
        (entry, found[entry.version_id].law, found[entry.version_id])
        for entry in entries
        if entry.version_id in found
    ]

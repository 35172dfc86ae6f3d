"""The list of laws: what a reader can narrow it by, with counts that stay right while narrowing."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from legal_library.models import Law, LawVersion, Theme
from legal_library.models.laws import version_of
from legal_library.organs import LawKind
from legal_library.status import Status, today
from legal_library.titles import law_key

LONGEST_WORDS = 80
_UNKNOWN = "unknown"
_COLUMNS = (
    *("pk", "law_id", "version_date", "effective_from", "effective_to", "end_reason"),
    *("law__kind", "law__issuer", "law__rank", "law__title", "law__normalised_title"),
)


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


@dataclass
class Entry:
    """A law of the list as today finds it."""

    law_id: int
    title: str
    key: str
    rank: int
    version_id: int
    status: Status
    date: dt.date | None
    values: dict[str, list[str]] = field(default_factory=dict)


class Browse:
    """All public laws, narrowed by what an address says.

    One query for the versions, one for the themes: the rest is counting. What the address names
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
        versions: dict[int, list[LawVersion]] = defaultdict(list)
        about: dict[int, tuple[Any, ...]] = {}
        for row in LawVersion.objects.public().filter(is_decision=False).values_list(*_COLUMNS):
            key, law_id, date, begins, ends, reason, *law = row
            versions[law_id].append(
                LawVersion(
                    pk=key,
                    law_id=law_id,
                    version_date=date,
                    effective_from=begins,
                    effective_to=ends,
                    end_reason=reason,
                )
            )
            about[law_id] = tuple(law)
        themes = self._themes_of_laws
        entries = []
        for law_id, found in versions.items():
            version = version_of(found, self.day)
            if version is None:
                continue
            kind, issuer, rank, title, key = about[law_id]
            date = version.version_date
            entries.append(
                Entry(
                    law_id,
                    title,
                    key,
                    rank,
                    version.pk,
                    version.status_on(self.day),
                    date,
                    {
                        "kind": [kind],
                        "status": [version.status_on(self.day).value],
                        "theme": themes.get(law_id, []),
                        "issuer": [issuer or _UNKNOWN],
                        "year": [str(date.year)] if date else [],
                    },
                )
            )
        entries.sort(key=lambda e: (e.rank, e.title))
        return entries

    @cached_property
    def _themes_of_laws(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for law_id, slug in Law.themes.through.objects.values_list("law_id", "theme__slug"):
            found[law_id].append(slug)
        return found

    @cached_property
    def _themes(self) -> list[Theme]:
        return list(Theme.objects.all())

    def _matches(self, entry: Entry, *, without: str = "") -> bool:
        if self.words and not self._has_words(entry):
            return False
        return all(
            value in entry.values[name] for name, value in self.chosen.items() if name != without
        )

    def _has_words(self, entry: Entry) -> bool:
        wanted = self.words.split()
        return all(w in entry.title or law_key(w) in entry.key for w in wanted)

    @cached_property
    def chosen(self) -> dict[str, str]:
        """What the address names and some law has."""
        known = {
            name: {value for entry in self.entries for value in entry.values[name]}
            for name in self.NAMES
        }
        return {n: v for n, v in self._chosen.items() if v and v in known[n]}

    @cached_property
    def matching(self) -> list[Entry]:
        """The laws that fit everything that is chosen."""
        return [entry for entry in self.entries if self._matches(entry)]

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
                lambda v: _("not known") if v == _UNKNOWN else v,
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
        counts: Counter[str] = Counter()
        for entry in self.entries:
            if self._matches(entry, without=name):
                counts.update(entry.values[name])
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
        return lambda v: (v == _UNKNOWN, -counts[v], v)


def laws_of(entries: list[Entry]) -> list[tuple[Entry, Law, LawVersion]]:
    """The rows behind a screen of entries; one query."""
    versions = LawVersion.objects.select_related("law").defer("history_text")
    found = versions.in_bulk([entry.version_id for entry in entries])
    return [
        (entry, found[entry.version_id].law, found[entry.version_id])
        for entry in entries
        if entry.version_id in found
    ]

"""Every public law as a day finds it, for lists that are narrowed and counted.

Rows and no models: making an object of each of three thousand versions takes longer than all the
rest of a page.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from legal_library.models import Law, LawVersion
from legal_library.models.laws import version_of
from legal_library.status import Status, status_of

UNKNOWN_ISSUER = "unknown"


class Entry(NamedTuple):
    """A law of the list. ``values`` are its values by the name of a facet."""

    title: str
    key: str
    rank: int
    version_id: int
    status: Status
    values: dict[str, Sequence[str]]


class _Text(NamedTuple):
    """The columns of a version that decide where its law stands."""

    pk: int
    law_id: int
    version_date: dt.date | None
    effective_from: dt.date | None
    effective_to: dt.date | None
    end_reason: str
    law__kind: str
    law__issuer: str
    law__rank: int
    law__title: str
    law__normalised_title: str

    @property
    def order(self) -> tuple[dt.date, int]:
        return LawVersion.order_of(self.version_date, self.effective_from, self.pk)

    def status_on(self, day: dt.date | None = None) -> Status:
        return status_of(self.effective_from, self.effective_to, self.end_reason, day)


def entries_on(day: dt.date) -> list[Entry]:
    """Every public law, the highest rank first, then by title; two queries."""
    texts: dict[int, list[_Text]] = defaultdict(list)
    public = LawVersion.objects.public().filter(is_decision=False).order_by()
    for row in public.values_list(*_Text._fields):
        text = _Text._make(row)
        texts[text.law_id].append(text)
    themes = _themes_of_laws()
    shown = (version_of(found, day) for found in texts.values())
    entries = [_entry(text, day, themes.get(text.law_id, ())) for text in shown if text]
    entries.sort(key=lambda e: (e.rank, e.title))
    return entries


def _entry(text: _Text, day: dt.date, themes: Sequence[str]) -> Entry:
    status = text.status_on(day)
    date = text.version_date
    return Entry(
        text.law__title,
        text.law__normalised_title,
        text.law__rank,
        text.pk,
        status,
        {
            "kind": (text.law__kind,),
            "status": (status.value,),
            "theme": themes,
            "issuer": (text.law__issuer or UNKNOWN_ISSUER,),
            "year": (str(date.year),) if date else (),
        },
    )


def _themes_of_laws() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for law_id, slug in Law.themes.through.objects.values_list("law_id", "theme__slug"):
        found[law_id].append(slug)
    return found

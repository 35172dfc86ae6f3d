"""What editors recommend for a query, of what is public this moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.urls import get_script_prefix

from wagtail.models import Page

from fazhi.workdays import today
from search.analysis import normalise, runs
from search.documents import Standing
from search.indexing.generations import active_generation
from search.keeping import Kept
from search.models import Entry, EntryText, Fit, Promotion
from search.registry import UnknownSource, find_source
from search.understanding.query import Query

MOST = 3  # above the results of one query


@dataclass(frozen=True)
class Promoted:
    """A recommendation as it is shown: ``entry`` is the hit of the index that it is, if it is one.

    Without ``url`` it is a text alone. ``label`` and ``caption`` are those of the hit.
    """

    title: str
    url: str = ""
    text: str = ""
    label: str = ""
    caption: str = ""
    entry: int | None = None
    page: int | None = None


class Spot(NamedTuple):
    """Where something stands in the index."""

    source: str
    subject: int
    part: str


class _Kept:
    """The recommendations, with their words as they are compared."""

    def __init__(self, rows: Iterable[Promotion]) -> None:
        self._rows = [(row, [compared(word) for word in row.word_list]) for row in rows]

    def fitting(self, words: str, language: str) -> list[Promotion]:
        day = today()
        return [
            row
            for row, wanted in self._rows
            if row.language == language
            and row.is_running(day)
            and any(_fits(row.fit, one, words) for one in wanted)
        ]


def compared(words: str) -> str:
    """The words of a query with neither punctuation nor differences of form."""
    return " ".join(runs(normalise(words)))


def _fits(fit: str, wanted: str, words: str) -> bool:
    if not wanted:
        return False
    return wanted in words if fit == Fit.CONTAINS else wanted == words


PROMOTIONS = Kept("promotions", lambda: _Kept(Promotion.objects.order_by("sort_order", "pk")))


def promoted_for(query: Query, language: str) -> list[Promoted]:
    """What stands above the results, at most `MOST`; one query where nothing is recommended."""
    fitting = PROMOTIONS.current().fitting(compared(query.typed), language)
    return shown(fitting)[:MOST] if fitting else []


def shown(promotions: Sequence[Promotion]) -> list[Promoted]:
    """Recommendations with what they lead to; those that lead to nothing public are left out."""
    pages = _public_pages([row.page_id for row in promotions if row.page_id])
    spots = _public_spots([spot for row in promotions if (spot := spot_of(row))])
    found: list[Promoted] = []
    for row in promotions:
        spot = spot_of(row)
        if row.page_id:
            if page := pages.get(row.page_id):
                found.append(_of_page(row, page))
        elif spot:
            if text := spots.get(spot):
                found.append(_of_entry(row, text))
        else:
            found.append(Promoted(row.title, text=row.text))
    return found


def spot_of(row: Promotion) -> Spot | None:
    """The place in the index that a recommendation names."""
    return Spot(row.source, row.subject, row.part) if row.subject is not None else None


def spot_at(address: str) -> Spot | None:
    """The place in the index to which an address of the site leads; of a whole address its path."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    path = unquote(parts.path)
    paths = {path, f"/{path.removeprefix(get_script_prefix())}"} if path else set()
    if path and not path.endswith("/"):
        paths |= {f"{one}/" for one in paths}
    anchor = f"#{unquote(parts.fragment)}" if parts.fragment else ""
    wanted = {f"{one}{anchor}" for one in paths}
    generation = active_generation()
    if generation is None or not wanted:
        return None
    rows = Entry.objects.filter(generation=generation, text__url__in=wanted)
    found = rows.order_by("part", "pk").values_list("source", "subject", "part").first()
    return Spot(*found) if found else None


def _of_page(row: Promotion, page: Page) -> Promoted:
    return Promoted(
        title=row.title or page.title,
        url=page.get_url() or "",
        text=row.text or page.search_description,
        page=page.pk,
    )


def _of_entry(row: Promotion, text: EntryText) -> Promoted:
    return Promoted(
        title=row.title or text.title,
        url=text.url,
        text=row.text,
        label=text.label,
        caption=text.caption,
        entry=text.pk,
    )


def _public_pages(keys: Sequence[int]) -> dict[int, Page]:
    if not keys:
        return {}
    pages = Page.objects.live().public().filter(pk__in=keys)
    return {page.pk: page for page in pages if page.get_url()}


def _public_spots(spots: Sequence[Spot]) -> dict[Spot, EntryText]:
    """The texts at places whose sources say that they are public, and that still hold."""
    generation = active_generation() if spots else None
    if generation is None:
        return {}
    public = {(name, key) for name in {s.source for s in spots} for key in _public(name, spots)}
    texts = EntryText.objects.filter(
        entry__generation=generation,
        entry__subject__in={s.subject for s in spots},
        entry__part__in={s.part for s in spots},
    ).exclude(entry__shelf__standing=Standing.ENDED)
    return {
        Spot(text.entry.source, text.entry.subject, text.entry.part): text
        for text in texts.select_related("entry")
        if (text.entry.source, text.entry.subject) in public
    }


def _public(name: str, spots: Iterable[Spot]) -> set[int]:
    try:
        source = find_source(name)
    except UnknownSource:
        return set()
    return set(source.public({s.subject for s in spots if s.source == name}))

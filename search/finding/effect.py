"""What a change of the lexicon would do to searches, before anybody makes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.curated.lexicon import Lexicon, alternative_of
from search.engines.base import Plan
from search.engines.choice import database_engine
from search.finding.facets import Filters
from search.finding.searching import Found, Options, find
from search.indexing.generations import active_generation
from search.models import EntryText, WordSet
from search.understanding.planning import Expansion

SHOWN = 10
Expand = Callable[[str], Sequence[Expansion]]


@dataclass(frozen=True)
class Line:
    """A hit of a list that is compared with another one; ``is_new``: the other one lacks it."""

    title: str
    label: str
    caption: str
    url: str
    is_new: bool


@dataclass(frozen=True)
class Side:
    """The first hits, and how many match strictly."""

    total: int
    is_exact: bool
    lines: list[Line]


@dataclass(frozen=True)
class Comparison:
    """A query before and after the change."""

    query: str
    before: Side
    after: Side

    @property
    def is_same(self) -> bool:
        """Whether the first hits are the same ones in the same order."""
        return [line.url for line in self.before.lines] == [line.url for line in self.after.lines]


def lexicon_with(changed: WordSet) -> Lexicon:
    """The lexicon as it would be with a set that is new or changed."""
    others = WordSet.objects.filter(is_active=True).exclude(pk=changed.pk).order_by("theme", "pk")
    return Lexicon([*others, changed] if changed.is_active else others)


def compare(
    queries: Sequence[str], before: Expand, after: Expand, language: str
) -> list[Comparison]:
    """The first hits of each query, with both lexicons side by side."""
    filters = Filters(language)
    found = [
        (
            query,
            find(query, filters, Options(expand=before)),
            find(query, filters, Options(expand=after)),
        )
        for query in queries
    ]
    wanted = {entry for _, *both in found for one in both for entry in one.entries[:SHOWN]}
    texts = EntryText.objects.in_bulk(wanted)
    return [
        Comparison(query, _side(old, new, texts), _side(new, old, texts))
        for query, old, new in found
    ]


def _side(one: Found, other: Found, texts: dict[int, EntryText]) -> Side:
    known = set(other.entries[:SHOWN])
    lines = [
        Line(text.title, text.label, text.caption, text.url, is_new=entry not in known)
        for entry in one.entries[:SHOWN]
        if (text := texts.get(entry))
    ]
    return Side(one.total, one.is_exact, lines)


def entries_with(alternatives: Sequence[str]) -> dict[str, int]:
    """In how many entries each alternative stands, as one or several phrases."""
    generation = active_generation()
    if generation is None:
        return {}
    engine = database_engine()
    return {
        text: sum(
            engine.retrieve(
                generation.pk, Plan(strict=tuple(((run,),) for run in runs))
            ).counts.values()
        )
        for text in alternatives
        if (runs := alternative_of(text))
    }

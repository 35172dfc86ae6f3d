"""Why a query finds what it finds: how it was read, what was looked for, what each hit is worth."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.analysis import is_chinese
from search.curated.promotions import Promoted, promoted_for
from search.engines.base import Candidates, Engine, Group, Plan
from search.engines.choice import database_engine
from search.finding.facets import Filters
from search.finding.ranking import NAMED, Candidate
from search.finding.searching import Found, Options, find
from search.indexing.generations import active_generation
from search.models import Entry, EntryText
from search.readers import Place
from search.understanding.planning import Expansion, tokens_of
from search.understanding.query import Query, understand
from search.understanding.stop_phrases import stop_phrases_in

HITS = 30
AS_USUAL = Options()


@dataclass(frozen=True)
class Token:
    """A token: in how many entries it stands, what it weighs, whether it was looked for alone."""

    text: str
    entries: int
    weight: float
    is_relaxed: bool


@dataclass(frozen=True)
class Hit:
    """One of the first hits. ``parts`` are tokens with what each adds, before anything multiplies.

    ``ways``: by which of strict, relaxed and focused it was found; empty for one that was pinned
    only, which has no score either.
    """

    title: str
    label: str
    caption: str
    url: str
    ways: tuple[str, ...]
    is_pinned: bool
    is_named: bool
    score: float | None = None
    boost: float = 1.0
    named_factor: float = 1.0
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Times:
    """Milliseconds: reading the query, the engine, and the whole search."""

    reading: float
    engine: float
    whole: float


@dataclass(frozen=True)
class Explanation:
    """All that can be said about a search."""

    query: Query
    found: Found
    stopped: Sequence[str]
    recognised: Sequence[str]
    promoted: Sequence[Promoted]
    tokens: Sequence[Token]
    hits: Sequence[Hit]
    engine: str
    entries: int
    times: Times

    @property
    def expansions(self) -> Sequence[Expansion]:
        """The everyday words in it, with what texts say instead."""
        return self.found.expansions

    @property
    def groups(self) -> Sequence[Group]:
        """What must stand in an exact hit: of each group one alternative."""
        return self.found.plan.strict

    @property
    def ways(self) -> dict[str, int]:
        """How many candidates each way of looking gave."""
        candidates = self.found.candidates
        return {name: len(getattr(candidates, name)) for name in _WAYS}


_WAYS = ("strict", "relaxed", "focused")


class _Timed:
    """An engine with a watch."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name = engine.name
        self.seconds = 0.0

    def retrieve(self, generation: int, plan: Plan) -> Candidates:
        begun = time.perf_counter()
        try:
            return self._engine.retrieve(generation, plan)
        finally:
            self.seconds += time.perf_counter() - begun


def explain(typed: str, filters: Filters, options: Options = AS_USUAL) -> Explanation:
    """Searches, and says how it came about. Raises `EngineDown` as `find` does."""
    begun = time.perf_counter()
    query = understand(typed)
    read = time.perf_counter()
    engine = _Timed(options.engine or database_engine())
    # The engine's other half, writing, is not asked for.
    found = find(typed, filters, replace(options, engine=engine))  # type: ignore[arg-type]
    done = time.perf_counter()
    generation = active_generation()
    return Explanation(
        query=query,
        found=found,
        stopped=list(dict.fromkeys(stop_phrases_in(query.topic))),
        recognised=_recognised([*query.subjects, *query.pinned]),
        promoted=promoted_for(query, filters.language),
        tokens=_tokens(found),
        hits=_hits(found),
        engine=engine.name,
        entries=generation.entries if generation else 0,
        times=Times(1000 * (read - begun), 1000 * engine.seconds, 1000 * (done - read)),
    )


def _recognised(places: Sequence[Place]) -> list[str]:
    """What readers recognised, as the index calls it; places in every subject only by their part."""
    wanted = {(p.source, p.subject, p.part) for p in places if p.subject is not None}
    generation = active_generation()
    entries = Entry.objects.filter(
        generation=generation,
        subject__in={subject for _, subject, _ in wanted},
        part__in={part for _, _, part in wanted},
    )
    texts = EntryText.objects.filter(entry__in=entries).select_related("entry").order_by("pk")
    named = [
        f"{text.title} {text.label}".strip()
        for text in texts
        if (text.entry.source, text.entry.subject, text.entry.part) in wanted
    ]
    anywhere = [place.part for place in places if place.subject is None]
    return list(dict.fromkeys([*named, *anywhere]))


def _tokens(found: Found) -> list[Token]:
    if found.weights is None:
        return []
    relaxed = dict(found.plan.relaxed)
    shown = [
        Token(
            text=token,
            entries=found.weights.frequencies.get(token, 0),
            weight=found.weights.of(token) * (2 if len(token) == 1 and is_chinese(token) else 1),
            is_relaxed=token in relaxed,
        )
        for token in tokens_of(found.query, found.expansions)
    ]
    return sorted(shown, key=lambda token: (not token.is_relaxed, token.entries))


def _hits(found: Found) -> list[Hit]:
    first = found.entries[:HITS]
    texts = EntryText.objects.in_bulk(first)
    scored = {one.candidate.entry: one for one in found.ranked}
    pinned, named = set(found.pinned), {(p.source, p.subject) for p in found.query.subjects}
    ways = {name: set(getattr(found.candidates, name)) for name in _WAYS}
    hits: list[Hit] = []
    for entry in first:
        text = texts.get(entry)
        if text is None:
            continue
        hit = Hit(
            title=text.title,
            label=text.label,
            caption=text.caption,
            url=text.url,
            ways=tuple(name for name in _WAYS if entry in ways[name]),
            is_pinned=entry in pinned,
            is_named=False,
        )
        if one := scored.get(entry):
            is_named = (one.candidate.source, one.candidate.subject) in named
            hit = replace(
                hit,
                is_named=is_named,
                score=one.score,
                boost=one.candidate.boost,
                named_factor=NAMED if is_named else 1.0,
                parts=_parts(found, one.candidate),
            )
        hits.append(hit)
    return hits


def _parts(found: Found, candidate: Candidate) -> tuple[tuple[str, float], ...]:
    parts = found.ranker.explain(candidate) if found.ranker else {}
    return tuple(sorted(parts.items(), key=lambda part: -part[1]))

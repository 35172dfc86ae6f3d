"""The search itself: understand, plan, retrieve, rank. Everything else asks here."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from search.curated.lexicon import expansions_in
from search.documents import Standing
from search.engines.base import Candidates, Engine, Plan, Within
from search.engines.choice import database_engine, retrieve
from search.finding import facets as facetting
from search.finding.facets import Filters, Known
from search.finding.ranking import Candidate, Ranker, Scored
from search.indexing.generations import active_generation
from search.models import Entry, EntryText, Generation
from search.readers import Place
from search.understanding.planning import Expansion, Weights, make_plan, tokens_of
from search.understanding.query import Query, understand

MOST_PINNED = 50
QUOTATION = 13  # characters; so many in a row are a sentence or a title that somebody has copied
FEW = 5  # entries in which all that was typed stands: of so few the best is seen at once
SEEN = 3  # hits, without turning a phone's page


@dataclass(frozen=True)
class Options:
    """How to search: ``within`` one subject; without lexicon, or without what is said for entries.

    ``expand`` stands for the lexicon, such as one that somebody is about to change. ``newest_first``
    orders by day what matches strictly, and only where nothing does the rest.
    """

    within: Within | None = None
    use_lexicon: bool = True
    use_said: bool = True
    engine: Engine | None = None
    expand: Callable[[str], Sequence[Expansion]] | None = None
    newest_first: bool = False


@dataclass(frozen=True)
class Found:
    """What was found, in order, before it is made ready to be shown.

    ``total`` counts the entries that match strictly, ``counts`` has them by shelf, chosen or not.
    Where none does, both speak of the candidates, and ``is_exact`` says so. The rest says how it
    came about: which ``engine`` answered, what it found by each way, and by what it was weighed.
    """

    query: Query
    pinned: list[int] = field(default_factory=list)
    ranked: list[Scored] = field(default_factory=list)
    total: int = 0
    counts: Counter[int] = field(default_factory=Counter)
    is_exact: bool = True
    strict: frozenset[int] = frozenset()
    expansions: Sequence[Expansion] = ()
    plan: Plan = field(default_factory=Plan)
    engine: str = ""
    candidates: Candidates = field(default_factory=Candidates)
    weights: Weights | None = None
    ranker: Ranker | None = field(default=None, compare=False, repr=False)

    @property
    def entries(self) -> list[int]:
        """The ids of the entries, the best first, each once."""
        return list(dict.fromkeys([*self.pinned, *(one.candidate.entry for one in self.ranked)]))


def find(typed: str, filters: Filters, options: Options | None = None) -> Found:
    """What is found for what somebody typed. Raises `EngineDown` of an engine that was chosen."""
    options = options or Options()
    query = understand(typed)
    generation = active_generation()
    if generation is None or query.is_empty:
        return Found(query)
    expand = options.expand or expansions_in
    expansions = expand(query.topic) if options.use_lexicon else []
    known = facetting.shelves.all()
    fits = facetting.fitting(filters, known)
    frequencies = database_engine().frequencies(generation.pk, tokens_of(query, expansions))
    weights = Weights(generation.entries, frequencies)
    plan = make_plan(
        query,
        expansions,
        weights,
        shelves=fits,
        within=options.within,
        use_said=options.use_said,
        newest_first=options.newest_first,
    )
    if options.engine is None:
        candidates, engine = retrieve(generation.pk, plan)
    else:
        candidates, engine = options.engine.retrieve(generation.pk, plan), options.engine.name
    pinned = _pinned(generation, query.pinned, filters, known) if query.pinned else []
    wanted = dict.fromkeys([*candidates.strict, *candidates.relaxed, *candidates.focused])
    loaded = _load(wanted)
    ranker = Ranker(query, expansions, weights, generation.average, use_said=options.use_said)
    ranked = ranker.order(candidate for candidate, _ in loaded)
    if options.newest_first:
        ranked = _by_day(ranked, candidates.strict)
    total = facetting.total(candidates.counts, fits)
    counts, is_exact = candidates.counts, True
    if not total and not counts:
        counts, is_exact = Counter(shelf for _, shelf in loaded), False
        total = len(loaded)
    if not options.newest_first:
        ranked = _with_what_was_typed(ranked, query, candidates.strict)
    return Found(
        query=query,
        pinned=pinned,
        ranked=ranked,
        total=total,
        counts=counts,
        is_exact=is_exact,
        strict=frozenset(candidates.strict),
        expansions=expansions,
        plan=plan,
        engine=engine,
        candidates=candidates,
        weights=weights,
        ranker=ranker,
    )


def _with_what_was_typed(ranked: list[Scored], query: Query, strict: Sequence[int]) -> list[Scored]:
    """Texts in which a copied sentence stands come first, whatever their weight. Of shorter words that
    stand in a few texts as they were typed, and not only in what texts say instead, the best is
    among the first hits."""
    exact = set(strict)
    literal = [
        one for one in ranked if one.candidate.entry in exact and _has_all(one.candidate, query)
    ]
    if sum(len(run) for run in (*query.runs, *query.phrases)) >= QUOTATION:
        copied = {one.candidate.entry for one in literal}
        return sorted(ranked, key=lambda one: one.candidate.entry not in copied)
    if not 0 < len(literal) <= FEW or literal[0] in ranked[:SEEN]:
        return ranked
    others = [one for one in ranked if one is not literal[0]]
    return [*others[: SEEN - 1], literal[0], *others[SEEN - 1 :]]


def _has_all(candidate: Candidate, query: Query) -> bool:
    """Whether all that was typed stands in an entry, and not only what texts say instead."""
    return all(
        run in candidate.words or run in candidate.said for run in (*query.runs, *query.phrases)
    )


def _pinned(
    generation: Generation, places: Iterable[Place], filters: Filters, known: Known
) -> list[int]:
    """The entries at the places that readers recognised, in their order, then by weight.

    Who names an article of a repealed law gets it, unless a standing was chosen.
    """
    found: list[int] = []
    holding = facetting.fitting(filters, known)
    named = holding if "standing" in filters.chosen else _whatever_stands(filters, known)
    for place in places:
        entries = Entry.objects.filter(generation=generation, source=place.source, part=place.part)
        if place.subject is not None:
            entries = entries.filter(subject=place.subject)
        fits = holding if place.subject is None else named
        rows = entries.order_by("-boost", "pk").values_list("pk", "shelf_id")
        found += [pk for pk, shelf in rows[: MOST_PINNED * 4] if shelf in fits][:MOST_PINNED]
    return list(dict.fromkeys(found))


def _whatever_stands(filters: Filters, known: Known) -> frozenset[int]:
    every = {**filters.chosen, "standing": frozenset(Standing.values)}
    return facetting.fitting(Filters(filters.language, every), known)


def _by_day(ranked: list[Scored], strict: Sequence[int]) -> list[Scored]:
    """What matches strictly in the engine's order, which is that of the days; else all by day."""
    if strict:
        places = {entry: place for place, entry in enumerate(strict)}
        exact = [one for one in ranked if one.candidate.entry in places]
        return sorted(exact, key=lambda one: places[one.candidate.entry])
    rows = EntryText.objects.filter(pk__in=[one.candidate.entry for one in ranked])
    days = dict(rows.values_list("pk", "date"))
    return sorted(
        ranked, key=lambda one: days.get(one.candidate.entry) or dt.date.min, reverse=True
    )


def _load(wanted: Iterable[int]) -> list[tuple[Candidate, int]]:
    """The texts of candidates; those that another process has removed meanwhile are left out."""
    rows = EntryText.objects.filter(pk__in=list(wanted)).values_list(
        "pk",
        "entry__source",
        "entry__subject",
        "entry__part",
        "entry__boost",
        "entry__length",
        "words",
        "said",
        "entry__shelf_id",
    )
    return [(Candidate(*row[:-1]), row[-1]) for row in rows]

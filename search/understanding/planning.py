"""From a query to a plan for engines: what must match, and what may, within a budget."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from search.analysis import run_tokens, runs
from search.engines.base import Alternative, Group, Plan, Within, share_of
from search.understanding.query import Query
from search.understanding.stop_phrases import without_stop_phrases

# Tokens in more entries than this share of all say nothing, and cost much.
COMMON = 0.08
POSTINGS = 8_000  # entries that are looked at for what may match
MOST_TOKENS = 32
FEWEST_TOKENS = 2


@dataclass(frozen=True)
class Expansion:
    """An everyday word that was found in a query, and what the texts say instead of it."""

    word: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Weights:
    """How rare tokens are among all entries."""

    entries: int
    frequencies: Mapping[str, int]

    def of(self, token: str) -> float:
        """The inverse document frequency of BM25."""
        df = self.frequencies.get(token, 0)
        return log(1 + (self.entries - df + 0.5) / (df + 0.5))


def tokens_of(query: Query, expansions: Sequence[Expansion]) -> list[str]:
    """Every token that has to do with a query, each once."""
    own = [token for run in (*query.runs, *query.phrases) for token in run_tokens(run)]
    added = [
        token for text in _added(expansions) for run in _runs(text) for token in run_tokens(run)
    ]
    return list(dict.fromkeys(own + added))


def make_plan(
    query: Query,
    expansions: Sequence[Expansion],
    weights: Weights,
    *,
    shelves: Iterable[int] | None = None,
    within: Within | None = None,
    use_said: bool = True,
    newest_first: bool = False,
) -> Plan:
    """The plan for a query."""
    kept = _budgeted(tokens_of(query, expansions), weights)
    return Plan(
        strict=tuple(
            [_group(run, expansions) for run in query.runs] + [((run,),) for run in query.phrases]
        ),
        relaxed=tuple((token, share_of(token) * weights.of(token)) for token in kept),
        excluded=query.excluded,
        shelves=None if shelves is None else frozenset(shelves),
        within=within,
        focus=tuple(
            Within(place.source, place.subject)
            for place in query.subjects
            if place.subject is not None
        ),
        use_said=use_said,
        newest_first=newest_first,
    )


def _group(run: str, expansions: Sequence[Expansion]) -> Group:
    """The run itself, or what texts say instead of the everyday words in it."""
    alternatives: list[Alternative] = [(run,)]
    for expansion in expansions:
        if expansion.word in run:
            alternatives += expansion.alternatives
    return tuple(dict.fromkeys(alternatives))


def _added(expansions: Sequence[Expansion]) -> list[str]:
    return [text for e in expansions for alternative in e.alternatives for text in alternative]


def _runs(text: str) -> list[str]:
    return runs(without_stop_phrases(text)) or runs(text)


def _budgeted(tokens: Sequence[str], weights: Weights) -> list[str]:
    """The rarest tokens, as many as the budget allows, common ones only where nothing else is."""
    known = [token for token in tokens if weights.frequencies.get(token)]
    by_rarity = sorted(known, key=lambda token: (weights.frequencies[token], token))
    telling = [t for t in by_rarity if weights.frequencies[t] < COMMON * weights.entries]
    kept: list[str] = []
    postings = 0
    for token in (telling or by_rarity[:3])[:MOST_TOKENS]:
        postings += weights.frequencies[token]
        if len(kept) >= FEWEST_TOKENS and postings > POSTINGS:
            break
        kept.append(token)
    return kept

"""The order of candidates: one for all engines.

BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over pairs and single
characters, with what is said for an entry as a heavier field (BM25F). An everyday word counts as
the best of what texts say instead of it. The weights were measured over 142,000 provisions
(docs/search.md).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.analysis import is_chinese, run_tokens
from search.engines.base import K1, SAID_WEIGHT, B, share_of
from search.understanding.planning import Expansion, Weights
from search.understanding.query import Query

NAMED = 2.0  # what a subject counts that the query names
EXPANDED = 0.8  # what texts say instead of an everyday word, beside the word itself


@dataclass(frozen=True)
class Candidate:
    """An entry with the texts that are compared."""

    entry: int
    source: str
    subject: int
    part: str
    boost: float
    length: int
    words: str
    said: str


@dataclass(frozen=True)
class Scored:
    """A candidate and what it is worth."""

    candidate: Candidate
    score: float


@dataclass(frozen=True)
class _Token:
    text: str
    weight: float
    chinese: bool

    def occurrences(self, text: str) -> int:
        """How often it stands in a normalised text; letters and digits as whole words only."""
        if self.chinese or self.text not in text:
            return text.count(self.text)
        return len(re.findall(rf"(?<![a-z0-9]){re.escape(self.text)}(?![a-z0-9])", text))


class Ranker:
    """Orders candidates for one query."""

    def __init__(
        self,
        query: Query,
        expansions: Sequence[Expansion],
        weights: Weights,
        average: float,
        *,
        use_said: bool = True,
    ) -> None:
        self._average = average
        self._use_said = use_said
        self._named = {(place.source, place.subject) for place in query.subjects}
        self._own = _tokens((*query.runs, *query.phrases), weights)
        self._expanded = [
            [_tokens(runs, weights) for runs in expansion.alternatives] for expansion in expansions
        ]

    def order(self, candidates: Iterable[Candidate]) -> list[Scored]:
        """The candidates by what they are worth, without those that are worth nothing."""
        scored = (Scored(candidate, self._score(candidate)) for candidate in candidates)
        return sorted(
            (one for one in scored if one.score > 0),
            key=lambda one: (-one.score, one.candidate.entry),
        )

    def explain(self, candidate: Candidate) -> dict[str, float]:
        """What each token adds to the score, before weight and name multiply it."""
        reasons: dict[str, float] = {}
        for parts in self._best(candidate):
            for text, part in parts.items():
                reasons[text] = reasons.get(text, 0.0) + part
        return {text: part for text, part in reasons.items() if part}

    def _score(self, candidate: Candidate) -> float:
        score = sum(sum(parts.values()) for parts in self._best(candidate)) * candidate.boost
        if (candidate.source, candidate.subject) in self._named:
            score = score * NAMED + 0.01
        return score

    def _best(self, candidate: Candidate) -> Iterator[dict[str, float]]:
        """What the query's own tokens add, and of each everyday word the best alternative's."""
        norm = self._norm(candidate)
        yield {token.text: self._part(token, candidate, norm) for token in self._own}
        for alternatives in self._expanded:
            found = [self._alternative(tokens, candidate, norm) for tokens in alternatives]
            yield max(found, key=lambda parts: sum(parts.values()), default={})

    def _alternative(
        self, tokens: list[_Token], candidate: Candidate, norm: float
    ) -> dict[str, float]:
        """An alternative counts as far as it stands there: half of its words are not half of it."""
        parts = {token: self._part(token, candidate, norm) for token in tokens}
        whole = sum(token.weight for token in tokens)
        there = sum(token.weight for token, part in parts.items() if part)
        factor = EXPANDED * (there / whole) ** 2 if whole else 0.0
        return {token.text: part * factor for token, part in parts.items()}

    def _norm(self, candidate: Candidate) -> float:
        return K1 * (1 - B + B * candidate.length / self._average)

    def _part(self, token: _Token, candidate: Candidate, norm: float) -> float:
        count: float = token.occurrences(candidate.words)
        if self._use_said and candidate.said:
            count += SAID_WEIGHT * token.occurrences(candidate.said)
        return token.weight * count * (K1 + 1) / (count + norm) if count else 0.0


def _tokens(runs: Iterable[str], weights: Weights) -> list[_Token]:
    found = dict.fromkeys(token for run in runs for token in run_tokens(run))
    return [
        _Token(
            token,
            weights.of(token) * share_of(token),
            is_chinese(token),
        )
        for token in found
        if token in weights.frequencies
    ]

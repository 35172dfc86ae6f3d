"""The order of candidates: one for all engines.

BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over pairs and single
characters, with what is said for an entry as a heavier field (BM25F). An everyday word counts as
the best of what texts say instead of it. The weights were measured over 142,000 provisions
(docs/search.md).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.analysis import is_chinese, run_tokens
from search.engines.base import SAID_WEIGHT
from search.planning import Expansion, Weights
from search.query import Query

K1, B = 0.9, 0.4
SINGLE = 2.0  # what a single character counts, beside pairs
NAMED = 2.0  # what a subject counts that the query names


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


_Group = list[list[_Token]]  # alternatives, of which the best counts


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
        own = [(*query.runs, *query.phrases)]
        self._groups: list[_Group] = [
            [_tokens(runs, weights) for runs in alternatives]
            for alternatives in (own, *(expansion.alternatives for expansion in expansions))
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
        norm = self._norm(candidate)
        for group in self._groups:
            best: dict[str, float] = {}
            for tokens in group:
                parts = {token.text: self._part(token, candidate, norm) for token in tokens}
                best = max(best, parts, key=lambda found: sum(found.values()))
            for text, part in best.items():
                if part:
                    reasons[text] = reasons.get(text, 0.0) + part
        return reasons

    def _score(self, candidate: Candidate) -> float:
        norm = self._norm(candidate)
        score = 0.0
        for group in self._groups:
            score += max(
                (sum(self._part(token, candidate, norm) for token in tokens) for tokens in group),
                default=0.0,
            )
        score *= candidate.boost
        if (candidate.source, candidate.subject) in self._named:
            score = score * NAMED + 0.01
        return score

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
            weights.of(token) * (SINGLE if len(token) == 1 and is_chinese(token) else 1.0),
            is_chinese(token),
        )
        for token in found
        if token in weights.frequencies
    ]

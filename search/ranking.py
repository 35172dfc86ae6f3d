"""The order of candidates: one for all engines.

BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over pairs and single
characters, with what is said for an entry as a heavier field (BM25F). An everyday word counts as
the best of what texts say instead of it. The weights were measured over 142,000 provisions
(docs/search.md).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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
    """A candidate and what it is worth; ``reasons`` are its parts, by token, for an explanation."""

    candidate: Candidate
    score: float
    reasons: dict[str, float] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Ranker:
    """Orders candidates for one query."""

    query: Query
    expansions: Sequence[Expansion]
    weights: Weights
    average: float
    use_said: bool = True

    def order(self, candidates: Iterable[Candidate]) -> list[Scored]:
        """The candidates by what they are worth, without those that are worth nothing."""
        groups = self._groups()
        scored = (self._score(candidate, groups) for candidate in candidates)
        return sorted(
            (one for one in scored if one.score > 0),
            key=lambda one: (-one.score, one.candidate.entry),
        )

    def _groups(self) -> list[list[list[str]]]:
        """What is summed up: the query's own tokens, and for each everyday word its alternatives."""
        own = [token for run in (*self.query.runs, *self.query.phrases) for token in run_tokens(run)]
        groups = [[list(dict.fromkeys(own))]]
        for expansion in self.expansions:
            groups.append(
                [
                    list(dict.fromkeys(token for run in alternative for token in run_tokens(run)))
                    for alternative in expansion.alternatives
                ]
            )
        return groups

    def _score(self, candidate: Candidate, groups: list[list[list[str]]]) -> Scored:
        norm = K1 * (1 - B + B * candidate.length / self.average)
        reasons: dict[str, float] = {}
        for group in groups:
            best: dict[str, float] = {}
            for alternative in group:
                parts = {token: self._part(token, candidate, norm) for token in alternative}
                if sum(parts.values()) > sum(best.values()):
                    best = parts
            for token, part in best.items():
                if part:
                    reasons[token] = reasons.get(token, 0.0) + part
        score = sum(reasons.values()) * candidate.boost
        if any(
            place.source == candidate.source and place.subject == candidate.subject
            for place in self.query.subjects
        ):
            score = score * NAMED + 0.01
        return Scored(candidate, score, reasons)

    def _part(self, token: str, candidate: Candidate, norm: float) -> float:
        count: float = occurrences(token, candidate.words)
        if self.use_said and candidate.said:
            count += SAID_WEIGHT * occurrences(token, candidate.said)
        if not count:
            return 0.0
        weight = SINGLE if len(token) == 1 and is_chinese(token) else 1.0
        return weight * self.weights.of(token) * count * (K1 + 1) / (count + norm)


def occurrences(token: str, text: str) -> int:
    """How often a token stands in a normalised text; letters and digits as whole words only."""
    if is_chinese(token):
        return text.count(token)
    if token not in text:
        return 0
    return len(re.findall(rf"(?<![a-z0-9]){re.escape(token)}(?![a-z0-9])", text))

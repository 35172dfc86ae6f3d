"""The order of candidates: one for all engines.

BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over pairs and single
characters, with what is said for an entry as a heavier field (BM25F). An everyday word counts as
the best of what texts say instead of it. The weights were measured over 142,000 provisions
(docs/search.md).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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


class _Token(NamedTuple):
    text: str
    weight: float
    whole_word: re.Pattern[str] | None  # of letters and digits, which count as whole words only

    def occurrences(self, text: str) -> int:
        """How often it stands in a normalised text."""
        if self.whole_word is None or self.text not in text:
            return text.count(self.text)
        return len(self.whole_word.findall(text))


class _Alternative:
    """What texts say instead of an everyday word. It counts as far as it stands there: half of its
    words are not half of it."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self._weighed = [(token.text, token.weight) for token in tokens]
        self._whole = sum(token.weight for token in tokens)

    def worth(self, parts: Mapping[str, float]) -> float:
        """What it adds of the parts of a candidate."""
        added = [parts[text] for text, _ in self._weighed if text in parts]
        return sum(added) * self.share(parts) if added else 0.0

    def share(self, parts: Mapping[str, float]) -> float:
        """What of its parts counts."""
        there = sum([weight for text, weight in self._weighed if text in parts])
        return EXPANDED * float(there / self._whole) ** 2 if self._whole else 0.0


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
            [_Alternative(_tokens(runs, weights)) for runs in expansion.alternatives]
            for expansion in expansions
        ]
        every = [*self._own, *(t for each in self._expanded for one in each for t in one.tokens)]
        self._every = list({token.text: token for token in every}.values())

    def order(self, candidates: Iterable[Candidate]) -> list[Scored]:
        """The candidates by what they are worth, without those that are worth nothing."""
        scored = (Scored(candidate, self._score(candidate)) for candidate in candidates)
        return sorted(
            (one for one in scored if one.score > 0),
            key=lambda one: (-one.score, one.candidate.entry),
        )

    def explain(self, candidate: Candidate) -> dict[str, float]:
        """What each token adds to the score, before weight and name multiply it."""
        parts = self._parts(candidate)
        reasons = {token.text: parts[token.text] for token in self._own if token.text in parts}
        for alternatives in self._expanded:
            best = max(alternatives, key=lambda one: one.worth(parts), default=None)
            if best is None:
                continue
            share = best.share(parts)
            for token in best.tokens:
                if token.text in parts:
                    added = parts[token.text] * share
                    reasons[token.text] = reasons.get(token.text, 0.0) + added
        return reasons

    def _score(self, candidate: Candidate) -> float:
        """What the query's own tokens add, and of each everyday word the best alternative's."""
        parts = self._parts(candidate)
        score = sum([parts[token.text] for token in self._own if token.text in parts])
        for alternatives in self._expanded:
            score += max([one.worth(parts) for one in alternatives], default=0.0)
        score *= candidate.boost
        if (candidate.source, candidate.subject) in self._named:
            score = score * NAMED + 0.01
        return score

    def _parts(self, candidate: Candidate) -> dict[str, float]:
        """What each token adds that stands there, by its text."""
        norm = K1 * (1 - B + B * candidate.length / self._average)
        said = candidate.said if self._use_said else ""
        parts = {}
        for token in self._every:
            count: float = token.occurrences(candidate.words)
            if said:
                count += SAID_WEIGHT * token.occurrences(said)
            if count:
                parts[token.text] = token.weight * count * (K1 + 1) / (count + norm)
        return parts


def _tokens(runs: Iterable[str], weights: Weights) -> list[_Token]:
    found = dict.fromkeys(token for run in runs for token in run_tokens(run))
    return [
        _Token(
            token,
            weights.of(token) * share_of(token),
            None if is_chinese(token) else _whole_word(token),
        )
        for token in found
        if token in weights.frequencies
    ]


def _whole_word(token: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){re.escape(token)}(?![a-z0-9])")

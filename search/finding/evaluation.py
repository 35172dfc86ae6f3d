"""How good the search is: judged queries, and what of the judged is found how far up.

nDCG at 10 with gains of 2^grade - 1 (Burges et al., Learning to Rank using Gradient Descent, 2005);
hit at 10 is the share of queries with something relevant among the first ten hits.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import fmean, quantiles
from typing import Any

from search.finding.facets import Filters
from search.finding.searching import Options, find
from search.models import Entry
from search.readers import Place

DEPTH = 10
LOOKED_AT = 40  # hits, of which those that nobody judges are left out

# What a judgement speaks of, such as an article of a law; nothing where it is not there.
Judge = Callable[[Mapping[str, Any]], Sequence[Place]]


@dataclass(frozen=True)
class JudgedSet:
    """A committed set: its file, who reads its judgements, and below what it must not fall.

    ``floors`` are nDCG at 10, by what is switched on: ``plain``, ``lexicon``, ``said``, ``all``.
    """

    file: Path
    judge: Judge
    floors: Mapping[str, float]


_sets: list[JudgedSet] = []


def register_judged_set(judged: JudgedSet) -> None:
    """Adds the set that is evaluated where no file is named, and how judgements are read."""
    _sets.append(judged)


def judged_sets() -> Sequence[JudgedSet]:
    """What was registered."""
    return tuple(_sets)


class Unreadable(ValueError):
    """A line of a file of judged queries is none; the message names it."""


@dataclass(frozen=True)
class Judged:
    """A query with the grades of what is relevant; ``missing`` judgements are not in the index."""

    query: str
    kind: str
    grades: Mapping[tuple[str, int, str], int]
    ideal: tuple[int, ...]
    missing: int


@dataclass(frozen=True)
class Outcome:
    """What became of a query: its nDCG, whether something relevant was found, and how long it took."""

    kind: str
    query: str
    ndcg: float
    hit: bool
    found_nothing: bool
    seconds: float


@dataclass(frozen=True)
class Figures:
    """The same over several queries; times in milliseconds."""

    queries: int
    ndcg: float
    hits: float
    zero: int
    p50: float
    p95: float


def read_judged(lines: Iterable[str]) -> Iterator[Judged]:
    """Queries of a file in the format of ``judged_queries.jsonl``. Raises `Unreadable`."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            query, kind, relevant = str(row["query"]), str(row["kind"]), list(row["relevant"])
            graded = [(judgement, int(judgement["grade"])) for judgement in relevant]
        except (ValueError, KeyError, TypeError) as problem:
            raise Unreadable(f"{number}: {problem}") from None
        grades: dict[tuple[str, int, str], int] = {}
        missing = 0
        for judgement, grade in graded:
            places = _places(judgement)
            missing += not places
            for place in places:
                key = (place.source, place.subject or 0, place.part)
                grades[key] = max(grade, grades.get(key, 0))
        ideal = tuple(sorted((grade for _, grade in graded), reverse=True))
        yield Judged(query, kind, grades, ideal, missing)


def _places(judgement: Mapping[str, Any]) -> list[Place]:
    """The places of the index that a judgement speaks of: as subject and part, or in the words of
    a registered set."""
    if "source" in judgement:
        return [
            Place(
                str(judgement["source"]), int(judgement["subject"]), str(judgement.get("part", ""))
            )
        ]
    return [place for one in _sets for place in one.judge(judgement)]


def evaluate(judged: Judged, filters: Filters, options: Options) -> Outcome:
    """Searches for one query and looks at its first hits."""
    begun = time.perf_counter()
    found = find(judged.query, filters, options)
    seconds = time.perf_counter() - begun
    first = found.entries[:LOOKED_AT]
    keys = {
        pk: (source, subject, part)
        for pk, source, subject, part in Entry.objects.filter(pk__in=first).values_list(
            "pk", "source", "subject", "part"
        )
    }
    # Subjects as a whole, such as the law that is named, are what their parts are judged for.
    parts = [keys[pk] for pk in first if pk in keys and keys[pk][2]]
    return outcome_of(judged, parts, seconds, found_nothing=not first)


def outcome_of(
    judged: Judged,
    parts: Sequence[tuple[str, int, str]],
    seconds: float,
    *,
    found_nothing: bool,
) -> Outcome:
    """What became of a query that was answered with these parts, as source, subject and part."""
    gains = [judged.grades.get(part, 0) for part in parts[:DEPTH]]
    best = _gain(judged.ideal[:DEPTH])
    return Outcome(
        kind=judged.kind,
        query=judged.query,
        ndcg=_gain(gains) / best if best else 0.0,
        hit=any(gains),
        found_nothing=found_nothing,
        seconds=seconds,
    )


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Means, counts and times of outcomes, of which there is at least one."""
    times = sorted(outcome.seconds * 1000 for outcome in outcomes)
    cuts = quantiles(times, n=20, method="inclusive") if len(times) > 1 else times * 19
    return Figures(
        queries=len(outcomes),
        ndcg=fmean(outcome.ndcg for outcome in outcomes),
        hits=fmean(outcome.hit for outcome in outcomes),
        zero=sum(outcome.found_nothing for outcome in outcomes),
        p50=cuts[9],
        p95=cuts[18],
    )

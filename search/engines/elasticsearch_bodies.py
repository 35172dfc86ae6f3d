"""What Elasticsearch is told: how an index is laid out, what a row is in it, what a plan asks for.

Texts come ready cut and are taken apart at spaces only: every cluster can do that, without plugins,
and it finds what the database finds. Pairs and words keep their places, for phrases; single characters
stand in fields of their own, where a frequency is enough. Each run is a value of its own: places of
different runs lie far apart, so that no phrase goes from one into the next.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from search.analysis import is_chinese, pairs, runs
from search.engines.base import (
    CANDIDATES,
    K1,
    SAID_WEIGHT,
    B,
    Group,
    Plan,
    Row,
    Within,
)

Body = dict[str, Any]

# Of the layout below. Copies of another one are given up and made anew.
LAYOUT = 2
MOST_SHELVES = 60_000  # a cluster counts 65,536 of them in one answer, unless told otherwise
_PLACED = {"type": "text", "analyzer": "whitespace"}
_COUNTED = {**_PLACED, "index_options": "freqs"}
_SORTED = {"index": False}

# Pairs and words, and single characters: of the text, and of what is said for it.
_TEXT, _SAID = ("b", "u"), ("sb", "su")


def layout() -> Body:
    """Settings and mappings of a new index, which shows nothing until it is refreshed."""
    return {
        "settings": {
            "number_of_shards": 1,
            "auto_expand_replicas": "0-1",
            "refresh_interval": "-1",
            # For so long a delivery that comes late is known to be older than a row that is gone.
            "gc_deletes": "1h",
            "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"excludes": [*_TEXT, *_SAID]},
            "properties": {
                "pk": {"type": "long"},
                "source": {"type": "keyword"},
                "subject": {"type": "keyword"},
                "shelf": {"type": "long"},
                "boost": {"type": "double", **_SORTED},
                "day": {"type": "integer", **_SORTED},
                "digest": {"type": "keyword", **_SORTED},
                "b": _PLACED,
                "u": _COUNTED,
                "sb": _PLACED,
                "su": _COUNTED,
            },
        },
    }


def document(row: Row) -> Body:
    """A row as it is indexed."""
    words, characters = _cut(row.words)
    said, said_characters = _cut(row.said)
    return {
        "pk": row.entry,
        "source": row.source,
        "subject": str(row.subject),
        "shelf": row.shelf,
        "boost": row.boost,
        "day": row.day,
        "digest": row.digest,
        "b": words,
        "u": characters,
        "sb": said,
        "su": said_characters,
    }


def _cut(normalised: str) -> tuple[list[str], str]:
    """The pairs and words of each run, and all single characters."""
    placed, counted = [], []
    for run in runs(normalised):
        if not is_chinese(run):
            placed.append(run)
            continue
        counted.append(" ".join(run))
        if len(run) > 1:
            placed.append(" ".join(pairs(run)))
    return placed, " ".join(counted)


def strict_search(plan: Plan) -> Body:
    """What must match, by weight or by day, and how many of it stand on each shelf, chosen or not."""
    key = "day" if plan.newest_first else "boost"
    every = [_some(_alternatives(group, plan)) for group in plan.strict]
    return {
        "query": {"bool": {"filter": every + _inside(plan.within), "must_not": _excluded(plan)}},
        "aggs": {"shelves": {"terms": {"field": "shelf", "size": MOST_SHELVES}}},
        "post_filter": {"bool": {"filter": _on_shelves(plan)}},
        "sort": [{key: "desc"}, {"pk": "asc"}],
        **_ONLY_KEYS,
    }


def relaxed_search(plan: Plan, within: Within | None) -> Body:
    """What may match, the likeliest first."""
    some = [clause for token, _ in plan.relaxed for clause in _token(token, plan)]
    return {
        "query": {
            "function_score": {
                "query": {
                    "bool": {
                        "should": some,
                        "minimum_should_match": 1,
                        "filter": _inside(within) + _on_shelves(plan),
                        "must_not": _excluded(plan),
                    }
                },
                "field_value_factor": {"field": "boost", "missing": 1},
                "boost_mode": "multiply",
            }
        },
        "sort": [{"_score": "desc"}, {"pk": "asc"}],
        **_ONLY_KEYS,
    }


# Of each hit only what it is sorted by: its key is the last of it. Nothing needs to be fetched.
_ONLY_KEYS: Body = {
    "size": CANDIDATES,
    "_source": False,
    "stored_fields": "_none_",
    "track_total_hits": False,
}


# An id comes once, so that the second value orders nothing: it is there to be given.
_DIGESTS: Body = {**_ONLY_KEYS, "sort": [{"pk": "asc"}, {"digest": "asc"}]}


def digests_after(entry: int, size: int) -> Body:
    """The rows behind that one: the id of each, in ascending order, and what it was made from."""
    return {"query": {"range": {"pk": {"gt": entry}}}, **_DIGESTS, "size": size}


def digests_of(entries: Sequence[int]) -> Body:
    """The same of some rows."""
    return {"query": {"terms": {"pk": list(entries)}}, **_DIGESTS, "size": len(entries)}


def _alternatives(group: Group, plan: Plan) -> list[Body]:
    return [_all([_some(_standing(run, plan)) for run in alternative]) for alternative in group]


def _excluded(plan: Plan) -> list[Body]:
    return [clause for run in plan.excluded for clause in _standing(run, plan)]


def _standing(run: str, plan: Plan) -> list[Body]:
    """The run, in the text or in what is said for it."""
    return [_in_field(run, field) for field, _ in _fields(run, plan)]


def _in_field(run: str, field: str) -> Body:
    tokens = pairs(run)
    if len(tokens) == 1:
        return {"term": {field: tokens[0]}}
    return {"match_phrase": {field: " ".join(tokens)}}


def _token(token: str, plan: Plan) -> list[Body]:
    """One token of those that may match, in each field with its weight.

    A single character counts as a pair here: its field is long, and with the double weight that
    ranking gives it (`share_of`) long texts took the places of telling ones (docs/search.md).
    """
    return [
        {"term": {field: {"value": token, "boost": weight}}}
        for field, weight in _fields(token, plan)
    ]


def _fields(run: str, plan: Plan) -> list[tuple[str, float]]:
    """Where a run or a token is looked for, and what it counts there."""
    kind = 1 if len(run) == 1 and is_chinese(run) else 0
    text, said = (_TEXT[kind], 1.0), (_SAID[kind], SAID_WEIGHT)
    return [text, said] if plan.use_said else [text]


def _on_shelves(plan: Plan) -> list[Body]:
    return [] if plan.shelves is None else [{"terms": {"shelf": sorted(plan.shelves)}}]


def _inside(within: Within | None) -> list[Body]:
    if within is None:
        return []
    return [{"term": {"source": within.source}}, {"term": {"subject": str(within.subject)}}]


def _some(clauses: Sequence[Body]) -> Body:
    if len(clauses) == 1:
        return clauses[0]
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def _all(clauses: Iterable[Body]) -> Body:
    every = list(clauses)
    return every[0] if len(every) == 1 else {"bool": {"filter": every}}

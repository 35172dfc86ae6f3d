"""From residents' words to the words of texts."""

import csv
from functools import cache
from pathlib import Path

from search.analysis import normalise, runs
from search.planning import Expansion


@cache
def _all() -> dict[str, Expansion]:
    found = {}
    for path in sorted(Path("/tmp/lex_now").glob("*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            alternatives = tuple(tuple(runs(normalise(a))) for a in row["law_words"].split("|"))
            for word in row["words"].split("|"):
                w = normalise(word)
                found[w] = Expansion(w, alternatives)
    return found


def expansions_in(topic: str) -> list[Expansion]:
    known = _all()
    hits = [
        known[topic[i:j]]
        for i in range(len(topic))
        for j in range(i + 1, min(len(topic), i + 12) + 1)
        if topic[i:j] in known
    ]
    words = {h.word for h in hits}
    return [
        h
        for h in {h.word: h for h in hits}.values()
        if not any(h.word != w and h.word in w for w in words)
    ]


def known_words() -> list[str]:
    return list(_all())

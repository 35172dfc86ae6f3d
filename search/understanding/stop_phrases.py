"""Words that say that somebody asks, and not what about: 请问, 怎么办, 多少.

A file has the base; editors add phrases and switch off those of the file.
"""

import re
from functools import cache
from pathlib import Path

from search.analysis import normalise
from search.keeping import Kept
from search.models import Edition, Origin, StopPhrase

FILE = Path(__file__).parents[1] / "data" / "stop_phrases.txt"


@cache
def base_phrases() -> frozenset[str]:
    """The phrases of the file, normalised."""
    return frozenset(map(normalise, FILE.read_text(encoding="utf-8").split()))


def _load() -> re.Pattern[str]:
    phrases = set(base_phrases())
    for phrase, is_active in StopPhrase.objects.values_list("phrase", "is_active"):
        if is_active:
            phrases.add(phrase)
        else:
            phrases.discard(phrase)
    # The empty alternative would match everywhere.
    longest_first = sorted(phrases - {""}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


STOP_PHRASES = Kept("stop phrases", _load)


def without_stop_phrases(text: str) -> str:
    """A normalised text with spaces in their places, as of the last
    `search.keeping.refresh`."""
    return STOP_PHRASES.last().sub(" ", text)


def stop_phrases_in(text: str) -> list[str]:
    """The phrases that are cut out of a normalised text, in order."""
    return STOP_PHRASES.last().findall(text)


def load_stop_phrases() -> None:
    """Makes rows of the file's phrases, so that editors see them; theirs stay as they are."""
    there = {row.phrase: row for row in StopPhrase.objects.all()}
    base = base_phrases()
    new = [StopPhrase(phrase=p, origin=Origin.FILE) for p in sorted(base - there.keys())]
    gone = [
        row.pk
        for row in there.values()
        if row.origin == Origin.FILE and row.is_active and row.phrase not in base
    ]
    StopPhrase.objects.bulk_create(new)
    StopPhrase.objects.filter(pk__in=gone).delete()
    if new or gone:
        Edition.renew(STOP_PHRASES.name)

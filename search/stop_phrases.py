"""Words that say that somebody asks, and not what about: 请问, 怎么办, 多少."""

import re
from functools import cache
from pathlib import Path

from search.analysis import normalise

FILE = Path(__file__).parent / "data" / "stop_phrases.txt"


@cache
def _pattern() -> re.Pattern[str]:
    phrases = {normalise(line) for line in FILE.read_text(encoding="utf-8").split()}
    return re.compile("|".join(map(re.escape, sorted(phrases, key=len, reverse=True))))


def without_stop_phrases(text: str) -> str:
    """A normalised text with spaces in their places."""
    return _pattern().sub(" ", text)

"""What workbooks of offices call the things that a guide chooses from: data/words.csv."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.places.importers.rows import as_number
from fazhi.spreadsheets import as_choice
from fazhi.spreadsheets.languages import spellings

FILE = Path(__file__).parent / "data" / "words.csv"
YES, NO = gettext_lazy("yes"), gettext_lazy("no")

_BLANKS = re.compile(r"\s+")
_labels = cache(as_choice)


def plain(text: str) -> str:
    """A word as it is compared: without blanks, whatever its width and case."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).casefold()


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["list"]][plain(row["word"])] = row["value"]
    return found


def meaning(name: str, text: str) -> str:
    """What a word of one of the lists of the file stands for; empty for one that it lacks."""
    return _lists()[name].get(plain(text), "")


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing, by leaving it empty or with a word or dash."""
    return not text or bool(meaning("Nothing", text))


def as_one_of(choices: type[TextChoices], text: str) -> str:
    """The stored value of a choice, by any of its names. Raises ``ValueError`` for another word."""
    return meaning(choices.__name__, text) or _labels(choices)(text)


@cache
def _flags() -> dict[str, bool]:
    own = {
        plain(word): flag for flag, text in ((True, YES), (False, NO)) for word in spellings(text)
    }
    return own | {word: value == "yes" for word, value in _lists()["Flag"].items()}


def as_flag(text: str) -> bool:
    """Whether a cell says yes. Raises ``ValueError`` for what is neither yes nor no."""
    found = _flags().get(plain(text))
    if found is None:
        raise ValueError(_("“%(text)s” is neither yes nor no") % {"text": text})
    return found


def as_count(text: str) -> int:
    """How many, with or without what is counted behind it. Raises ``ValueError`` for no whole number."""
    word = plain(text)
    for counted in _lists()["Counted"]:
        word = word.removesuffix(counted)
    try:
        return as_number(word)
    except ValueError:
        return as_number(text)  # which says what stands in the file


def without_words(name: str, text: str) -> str:
    """A text without the words of a list at its beginning and its end."""
    for word in sorted(_lists()[name], key=len, reverse=True):
        text = text.removeprefix(word).removesuffix(word).strip()
    return text


def labels(name: str, label: str | Promise) -> set[str]:
    """How a label of a list may be written, in every language and as offices do."""
    known = {word for word, value in _lists()["Label"].items() if value == name}
    return known | {plain(one) for one in spellings(label)}

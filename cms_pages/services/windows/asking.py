"""What somebody wants to do who asks which window it is for: the words around it are cut off.

They stand in a file: after the name of their kind, words with blanks between them; an underscore stands
for a blank within.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from search.analysis import normalise, runs

FILE = Path(__file__).parent / "data" / "which_window.txt"
LONGEST = 80  # characters; who types more tells a story
SHORTEST = 2  # characters of what can be looked for


@dataclass(frozen=True)
class Question:
    """``matter`` is what is to be done. Who puts only the word window behind it may mean another thing,
    and ``is_certain`` says that it is not so."""

    matter: str
    is_certain: bool


def question_in(normalised: str) -> Question | None:
    """The question that a normalised query asks, if it asks for a window and says what for."""
    if len(normalised) > LONGEST:
        return None
    words = _words()
    said = words.particle.sub("", normalised)
    before, after = words.question.split(said, maxsplit=1), ""
    is_certain = len(before) > 1
    if is_certain:
        before, after = before[:1], before[1]
    matter = " ".join(runs(f"{words.noun.sub('', before[0])} {after}"))
    if len("".join(matter.split())) < SHORTEST or (
        not is_certain and matter == " ".join(runs(said))
    ):
        return None
    return Question(matter, is_certain)


def forms_of(matter: str) -> list[str]:
    """What to look for, as it was said first, then without words such as I want to, or apply for."""
    words = _words()
    bare = matter
    while True:
        less = words.trailing.sub("", words.leading.sub("", bare)).strip()
        if less == bare or len(less) < SHORTEST:
            break
        bare = less
    return list(dict.fromkeys((matter, bare)))


@dataclass(frozen=True)
class _Words:
    particle: re.Pattern[str]
    question: re.Pattern[str]
    noun: re.Pattern[str]
    leading: re.Pattern[str]
    trailing: re.Pattern[str]


@cache
def _words() -> _Words:
    kinds: dict[str, list[str]] = defaultdict(list)
    for line in FILE.read_text(encoding="utf-8").splitlines():
        kind, *words = line.split()
        kinds[kind] += [normalise(word.replace("_", " ")) for word in words]
    before, question, behind = (_any_of(kinds[k]) for k in ("before", "question", "behind"))
    return _Words(
        particle=re.compile(rf"{_any_of(kinds['particle'])}\W*\Z"),
        question=re.compile(f"(?:{before} ?)*{question}(?: ?{behind})*"),
        noun=re.compile(rf" ?{_any_of(kinds['noun'])} *\Z"),
        leading=re.compile(rf"\A{_any_of(kinds['leading'])}(?!(?<=[a-z])[a-z]) *"),
        trailing=re.compile(rf" *{_any_of(kinds['trailing'])}\Z"),
    )


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; those of letters are not cut in two."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(_whole(word) for word in longest_first)})"


def _whole(word: str) -> str:
    return rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)

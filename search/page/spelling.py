"""“Did you mean”: words that sound the same or look alike.

Where little was found, whatever finds more is offered. Where enough was found, only a title that
sounds exactly like something that stands nowhere: 劳动和同法. A rare word is thus not taken for a
wrong one.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from django.db.models import Q

from search.analysis import is_chinese, runs
from search.curated.lexicon import LEXICON
from search.finding.facets import Filters
from search.finding.searching import Found, Options, find
from search.understanding.sounds import pinyin
from search.understanding.suggesting import known_suggestions, titled

FEW = 3  # strict matches; who finds as many has typed what is there
LONGEST_WORD = 8  # characters
SHORTEST_TITLE = 3
MOST_TRIED = 4  # corrections, each of which is a search
Lookup = Callable[[set[str]], dict[str, list[str]]]  # what may be meant instead of words
FILE = Path(__file__).parents[1] / "data" / "lookalikes.txt"


def correction(found: Found, filters: Filters, options: Options | None = None) -> str:
    """What was probably meant; empty where what was typed is as good."""
    if not found.query.typed.strip():
        return ""
    if found.is_exact and found.total >= FEW:
        return _title_that_sounds_so(found, filters, options)
    if found.pinned:
        return ""
    if title := titled(found.query.typed, filters.language):
        return title
    before = found.total if found.is_exact else 0
    for candidate, _word in islice(_replaced(found.query.runs, _alike), MOST_TRIED):
        better = find(candidate, filters, options)
        if better.pinned or (better.is_exact and better.total > before):
            return candidate
    return ""


def _title_that_sounds_so(found: Found, filters: Filters, options: Options | None) -> str:
    """The query with a title in the place of words that stand nowhere and sound like it."""
    if found.query.subjects or found.query.phrases:
        return ""
    spelled = runs(found.query.normalised)
    for candidate, window in islice(_replaced(spelled, _titles_by_sound), MOST_TRIED):
        as_typed = find(f'"{window}"', filters, options)
        if not (as_typed.is_exact and as_typed.total):
            return candidate
    return ""


def _replaced(spelled: Iterable[str], known: Lookup) -> Iterator[tuple[str, str]]:
    """The runs with a word replaced by a known one, the longest word first, and the word."""
    spelled = list(spelled)
    for position, run in enumerate(spelled):
        if not is_chinese(run) or len(run) < 2:
            continue
        windows = _windows(run)
        better = known({word for _, word in windows})
        for start, word in windows:
            for other in better.get(word, ()):
                changed = run[:start] + other + run[start + len(word) :]
                yield " ".join([*spelled[:position], changed, *spelled[position + 1 :]]), word


def _windows(run: str) -> list[tuple[int, str]]:
    """The words that a run may hold with their places, the longest first."""
    return [
        (start, run[start : start + length])
        for length in range(min(len(run), LONGEST_WORD), 1, -1)
        for start in range(len(run) - length + 1)
    ]


def _titles_by_sound(words: set[str]) -> dict[str, list[str]]:
    """For each word the title that sounds the same; none for those that are one."""
    sounds = {word: pinyin(word) for word in words if len(word) >= SHORTEST_TITLE}
    rows = known_suggestions().filter(is_title=True, pinyin__in=set(sounds.values()))
    titles = dict(rows.order_by("weight", "-pk").values_list("pinyin", "normalised"))
    return {
        word: [titles[sound]]
        for word, sound in sounds.items()
        if titles.get(sound, word) != word and len(titles[sound]) == len(word)
    }


def _alike(words: set[str]) -> dict[str, list[str]]:
    """For each word the known ones that sound the same or look so; none for those that are known."""
    sounds = {word: pinyin(word) for word in words}
    looks = {word: _lookalikes(word) for word in words}
    heard, seen = set(sounds.values()), words.union(*looks.values())
    rows = known_suggestions().filter(Q(pinyin__in=heard) | Q(normalised__in=seen))
    known = dict.fromkeys(rows.order_by("-weight", "pk").values_list("normalised", flat=True)[:200])
    known |= dict.fromkeys(
        word
        for word in LEXICON.current().words
        if word in seen or (len(word) <= LONGEST_WORD and pinyin(word) in heard)
    )
    by_sound: dict[str, list[str]] = {}
    for word in known:
        by_sound.setdefault(pinyin(word), []).append(word)
    return {
        word: [*by_sound.get(sounds[word], ()), *(other for other in looks[word] if other in known)]
        for word in words
        if word not in known
    }


def _lookalikes(word: str) -> list[str]:
    """The word with one character replaced by one that looks like it."""
    groups = _groups()
    return [
        word[:i] + other + word[i + 1 :]
        for i, character in enumerate(word)
        for other in groups.get(character, "")
        if other != character
    ]


@cache
def _groups() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in FILE.read_text(encoding="utf-8").split():
        for character in group:
            found[character] = found.get(character, "") + group
    return found

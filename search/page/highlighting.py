"""Where the words of a query stand in a text: the passage to show of it, and marks in it.

Texts are compared as they are indexed (`search.analysis`), which may change their length: ㈠ becomes
(一). Places are therefore found in the compared text and led back to the original one, which is what
is shown: escaped first, marked after.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import is_chinese, normalise, pairs
from search.finding.searching import Found

PASSAGE = 90  # characters
# So much more of a text is shown rather than cut.
TOLERANCE = 30
_PIECE = re.compile(r"[^。；\n]*[。；\n]?")
_PAUSE = re.compile(r"[。；！？\n]")


class Span(NamedTuple):
    """A place in a text, from its first character to the one behind its last."""

    start: int
    end: int


class _Match(NamedTuple):
    start: int
    end: int
    term: str


@dataclass(frozen=True)
class Terms:
    """What is marked, normalised, and what the tokens of it are worth when a passage is chosen.

    ``own`` are the runs of the query, ``others`` what texts say for its everyday words. Of a run that
    does not stand in a text as a whole the longest parts are marked, as far as they tell anything; of
    the others only where no whole run stands. Single characters are marked only where nothing longer
    stands, and only those that were typed.
    """

    own: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    worth: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Found) -> "Terms":
        """Those of a search."""
        others = [
            run
            for expansion in found.expansions
            for alternative in expansion.alternatives
            for run in alternative
        ]
        own = (*found.query.runs, *found.query.phrases)
        return cls(own, tuple(dict.fromkeys(others)), dict(found.plan.relaxed))

    @property
    def characters(self) -> list[str]:
        """Single characters of the query that tell something."""
        typed = frozenset("".join(self.own))
        return [t for t in self.worth if len(t) == 1 and is_chinese(t) and t in typed]

    @property
    def without_characters(self) -> "Terms":
        """The same for a text that was named, in which a single character tells nothing."""
        longer = {t: w for t, w in self.worth.items() if len(t) > 1 or not is_chinese(t)}
        return replace(self, worth=longer)

    def value(self, term: str) -> float:
        """What finding a term in a passage is worth."""
        return self.worth.get(term) or sum(self.worth.get(part, 0.5) for part in pairs(term))


@dataclass(frozen=True)
class Passage:
    """A part of a text, as plain text and as HTML with marks."""

    text: str
    html: SafeString
    has_before: bool = False
    has_after: bool = False

    @property
    def lines(self) -> list[SafeString]:
        """The HTML line by line; no mark goes over the end of one."""
        return [mark_safe(line) for line in self.html.split("\n")]  # noqa: S308 - escaped before


def marked(text: str, terms: Terms) -> SafeString:
    """The whole text as HTML, with marks."""
    return _html(text, spans_of(text, terms))


def spans_of(text: str, terms: Terms) -> list[Span]:
    """Where the terms stand in a text, from left to right; what touches is one span."""
    return _merged(_matches(text, terms))


def passage_of(text: str, terms: Terms, length: int = PASSAGE) -> Passage:
    """The passage in which most of what was looked for stands; the beginning where nothing does."""
    if len(text) <= length + TOLERANCE:
        return Passage(text, marked(text, terms))
    matches = _matches(text, terms)
    start, end = _window(text, matches, terms, length)
    inside = [
        Span(max(span.start, start) - start, min(span.end, end) - start)
        for span in _merged(matches)
        if span.start < end and span.end > start
    ]
    shown = text[start:end]
    return Passage(shown, _html(shown, inside), start > 0, end < len(text))


def _matches(text: str, terms: Terms) -> list[_Match]:
    compared, origins = _compared(text)
    return [
        _Match(origins[match.start], origins[match.end - 1] + 1, match.term)
        for match in sorted(_found(compared, terms))
    ]


def _found(compared: str, terms: Terms) -> list[_Match]:
    found: list[_Match] = []
    broken: list[str] = []
    for run in (*terms.own, *terms.others):
        whole = _places(compared, run)
        found += whole
        if not whole:
            broken.append(run)
    has_whole = bool(found)
    for run in broken:
        if run in terms.own or not has_whole:
            found += _parts(compared, run, terms)
    if not found:
        for character in terms.characters:
            found += _places(compared, character)
    return found


def _parts(compared: str, run: str, terms: Terms) -> list[_Match]:
    """The longest parts of a run of which at least one pair tells something."""
    chains: list[list[_Match]] = []
    for match in sorted(m for pair in set(pairs(run)) for m in _places(compared, pair)):
        if chains and match.start < chains[-1][-1].end:
            chains[-1].append(match)
        else:
            chains.append([match])
    return [
        _Match(chain[0].start, chain[-1].end, compared[chain[0].start : chain[-1].end])
        for chain in chains
        if not terms.worth or any(match.term in terms.worth for match in chain)
    ]


def _places(compared: str, term: str) -> list[_Match]:
    if not term or term not in compared:
        return []
    pattern = re.escape(term)
    if not is_chinese(term):
        pattern = rf"(?<![a-z0-9]){pattern}(?![a-z0-9])"
    return [_Match(m.start(), m.end(), term) for m in re.finditer(pattern, compared)]


def _compared(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each of its characters which original one it is from."""
    parts: list[str] = []
    origins: list[int] = []
    for piece in _PIECE.finditer(text):
        start, words = piece.start(), piece[0]
        compared = normalise(words)
        if len(compared) == len(words) and all(map(_keeps_its_place, set(words))):
            origins += range(start, start + len(words))
        else:
            compared, offsets = _character_by_character(words)
            origins += [start + offset for offset in offsets]
        parts.append(compared)
    return "".join(parts), origins


@lru_cache(maxsize=20_000)
def _keeps_its_place(character: str) -> bool:
    """Whether a character stays one when it is normalised, whatever stands around it."""
    plain = unicodedata.normalize("NFKC", character).lower()
    return len(plain) == 1 and not unicodedata.combining(character)


def _character_by_character(words: str) -> tuple[str, list[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    for offset, whole in _characters(words):
        compared = normalise(whole)
        parts.append(compared)
        offsets += [offset] * len(compared)
    return "".join(parts), offsets


def _characters(words: str) -> Iterator[tuple[int, str]]:
    """Each character with the accents that follow it."""
    start = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or not unicodedata.combining(words[place]):
            if words[start:place]:
                yield start, words[start:place]
            start = place


def _merged(matches: Iterable[_Match]) -> list[Span]:
    merged: list[Span] = []
    for start, end, _term in matches:
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _window(text: str, matches: list[_Match], terms: Terms, length: int) -> tuple[int, int]:
    """Where the passage begins and ends."""
    if not matches:
        return 0, length
    first, last = _best_cluster(matches, terms, length)
    start = max(0, first - max(0, length - (last - first)) // 3)
    start = min(start, max(0, len(text) - length))
    # Rather from the beginning of a sentence, where one is near.
    pause = max(
        (m.end() for m in _PAUSE.finditer(text, max(0, start - TOLERANCE), first)), default=None
    )
    if start <= TOLERANCE:
        start = 0
    elif pause is not None:
        start = pause
    else:
        start = _between_words(text, start, first)
    end = max(start + length, last)
    return start, max(_word_start(text, end), last) if end < len(text) else len(text)


def _between_words(text: str, place: int, latest: int) -> int:
    """The end of a word of letters in which a place lies; the place itself elsewhere."""
    while place < latest and _is_inside(text, place):
        place += 1
    return place


def _word_start(text: str, place: int) -> int:
    """The beginning of a word of letters in which a place lies, if it is not too far."""
    earliest = place - TOLERANCE
    while place > earliest and _is_inside(text, place):
        place -= 1
    return place


def _is_inside(text: str, place: int) -> bool:
    """Whether a place lies within a word of letters or digits."""
    before, behind = text[place - 1 : place], text[place : place + 1]
    return before.isascii() and behind.isascii() and before.isalnum() and behind.isalnum()


def _best_cluster(matches: list[_Match], terms: Terms, length: int) -> tuple[int, int]:
    """The stretch of at most that length in which the most and the rarest terms stand."""
    starts = [match.start for match in matches]
    best, worth = (matches[0].start, matches[0].end), -1.0
    for index, match in enumerate(matches):
        behind = bisect_left(starts, match.start + length)
        cluster = [m for m in matches[index:behind] if m.end <= match.start + length] or [match]
        score = sum(map(terms.value, {m.term for m in cluster}))
        score += 0.01 * len(cluster)
        if score > worth:
            best, worth = (match.start, max(m.end for m in cluster)), score
    return best


def _html(text: str, spans: Iterable[Span]) -> SafeString:
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += (escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>")
        done = end
    parts.append(escape(text[done:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part was escaped

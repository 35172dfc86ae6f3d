"""A query as it is understood: what must stand in a text, what must not, and what readers recognise."""

import re
from dataclasses import dataclass

from search.analysis import normalise, runs
from search.keeping import refresh
from search.readers import Note, Place, read
from search.understanding.stop_phrases import without_stop_phrases

LONGEST = 200  # characters; what is longer is cut, and said to be
MOST_RUNS = 12

_QUOTED = re.compile(r"[\"“”„「『]([^\"“”„「」『』]*)[\"“”「」』]")
# A minus in front of a word; inside of one it is a hyphen.
_EXCLUDED = re.compile(r"(?:^|(?<=\s))[-－—]\s*(\S+)")


@dataclass(frozen=True)
class Query:
    """What was typed, and what it means. Texts are normalised (`search.analysis`).

    ``normalised`` is what was typed without what is quoted or excluded. ``runs`` must all stand in
    a text, ``phrases`` too, in one piece; ``topic`` is what they were taken from, in which the
    lexicon looks for everyday words.
    """

    typed: str
    normalised: str = ""
    runs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    topic: str = ""
    pinned: tuple[Place, ...] = ()
    subjects: tuple[Place, ...] = ()
    notes: tuple[Note, ...] = ()
    was_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.runs or self.phrases or self.pinned)


def understand(typed: str) -> Query:
    """Reads what somebody typed; whatever it is, it is a query, if an empty one."""
    refresh()
    text = " ".join(typed[: LONGEST * 5].replace("\x00", " ").split())
    was_cut, text = len(text) > LONGEST, text[:LONGEST]
    phrases = [run for quoted in _QUOTED.findall(text) for run in runs(normalise(quoted))]
    text = _QUOTED.sub(" ", text)
    excluded = [run for word in _EXCLUDED.findall(text) for run in runs(normalise(word))]
    text = _EXCLUDED.sub(" ", text)
    normalised = normalise(text)
    reading = read(normalised)
    topic = reading.rest if runs(reading.rest) else reading.instead
    return Query(
        typed=typed,
        normalised=normalised,
        runs=_few(runs(without_stop_phrases(topic)) or runs(topic)),
        phrases=_few(phrases),
        excluded=_few(excluded),
        topic=topic,
        pinned=reading.pinned,
        subjects=reading.subjects,
        notes=reading.notes,
        was_cut=was_cut,
    )


def _few(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:MOST_RUNS]

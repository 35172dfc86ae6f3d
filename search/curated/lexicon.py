"""From residents' words to the words of texts."""

import re
from collections.abc import Iterable, Sequence

from search.analysis import normalise, runs
from search.engines.base import Alternative
from search.keeping import Kept
from search.models import WordSet
from search.models.lexicon import normalised_word
from search.understanding.planning import Expansion

LONGEST_WORD = 20  # characters
_LATIN = re.compile(r"[a-z0-9]")


class Lexicon:
    """Everyday words with what texts say instead. A word of several sets has the alternatives of all."""

    def __init__(self, sets: Iterable[WordSet]) -> None:
        found: dict[str, dict[Alternative, None]] = {}
        for one in sets:
            said = [meant for text in one.alternative_list if (meant := alternative_of(text))]
            for word in map(normalised_word, one.word_list):
                if word and said:
                    found.setdefault(word, {}).update(dict.fromkeys(said))
        self._known = {word: Expansion(word, tuple(said)) for word, said in found.items()}
        self._longest = max(map(len, self._known), default=0)

    @property
    def words(self) -> Iterable[str]:
        """Every everyday word."""
        return self._known.keys()

    def __len__(self) -> int:
        return len(self._known)

    def expansions_in(self, topic: str) -> list[Expansion]:
        """The everyday words in a normalised text; the longest wins, what it contains is dropped."""
        found = {
            word: self._known[word]
            for start in range(len(topic))
            for end in range(start + 1, min(start + self._longest, len(topic)) + 1)
            if (word := topic[start:end]) in self._known and _is_whole(topic, start, end)
        }
        return [
            expansion
            for word, expansion in found.items()
            if not any(word != other and word in other for other in found)
        ]


def alternative_of(text: str) -> Alternative:
    """The phrases of an alternative, all of which must stand in a text."""
    return tuple(dict.fromkeys(runs(normalise(text))))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether letters and digits are not cut in two; Chinese words have no such bounds."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (
        (_LATIN.match(before) and _LATIN.match(text[start]))
        or (_LATIN.match(behind) and _LATIN.match(text[end - 1]))
    )


def load() -> Lexicon:
    """The sets that are in use, as they stand in the database."""
    return Lexicon(WordSet.objects.filter(is_active=True).order_by("theme", "pk"))


LEXICON = Kept("lexicon", load)


def expansions_in(topic: str) -> Sequence[Expansion]:
    """The everyday words in a normalised text, and what texts say instead, as of the last
    `search.keeping.refresh`."""
    return LEXICON.last().expansions_in(topic)

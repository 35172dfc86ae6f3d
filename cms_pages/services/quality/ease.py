"""How hard a guide is to read: the length of its sentences, and words of offices in it.

Source: 国办发〔2018〕45号 (guides are written so that people understand them); sentences of at most 40
characters are what readability research on Chinese calls easy (平均句长).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cms_pages.services.models.plain_words import PlainWord
from fazhi.signoff.content import Content, Place, Text

LONGEST = 40  # characters of a sentence, punctuation within it counted
_END = re.compile(r"[。！？；!?;\n]+")
_TITLE = re.compile(r"《[^《》\n]{1,120}》")
# Parts that nobody reads as a sentence: where an entry stands, short names, what was chosen from a list.
_NO_PROSE = (
    *("basis", "key", "when", "to", "article", "title", "issued_by", "either", "size"),
    *("kind", "form", "need", "waived", "source", "unit", "number", "originals", "copies"),
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, and where it stands."""

    place: Place
    words: str

    @property
    def is_long(self) -> bool:
        """Whether it should be two."""
        return len(self.words) > LONGEST


@dataclass(frozen=True)
class OfficialWord:
    """A word of offices where it was found."""

    place: Place
    word: str
    plain: str
    around: str


@dataclass(frozen=True)
class Ease:
    """What was measured of a text."""

    sentences: tuple[Sentence, ...]
    words: tuple[OfficialWord, ...]

    @property
    def mean(self) -> int:
        """How long its sentences are, in characters; 0 without any."""
        lengths = [len(sentence.words) for sentence in self.sentences]
        return round(sum(lengths) / len(lengths)) if lengths else 0

    @property
    def long(self) -> list[Sentence]:
        """Its sentences that should be two, the longest first."""
        return sorted((s for s in self.sentences if s.is_long), key=lambda s: -len(s.words))

    @property
    def is_easy(self) -> bool:
        """Whether nothing has to be said."""
        return not (self.long or self.words)


def ease_of(content: Content) -> Ease:
    """How easy a text in Chinese is; of any other language nothing is said. One query."""
    if not content.is_chinese:
        return Ease((), ())
    prose = [part for part in content.of(Text) if not _is_no_prose(part)]
    return Ease(
        tuple(sentence for part in prose for sentence in _sentences(part)),
        tuple(_official(prose, list(PlainWord.objects.all()))),
    )


def _is_no_prose(part: Text) -> bool:
    return part.place.path.rpartition(".")[2] in _NO_PROSE


def _sentences(part: Text) -> Iterator[Sentence]:
    for words in _END.split(part.words):
        if plain := "".join(words.split()):
            yield Sentence(part.place, plain)


def _official(parts: Sequence[Text], known: Sequence[PlainWord]) -> Iterator[OfficialWord]:
    """Words of the list in running text; titles are as others gave them."""
    for part in parts:
        words = _TITLE.sub(lambda found: "\n" * len(found[0]), part.words)
        for one in known:
            at = words.find(one.word)
            if at >= 0:
                around = part.words[max(at - 6, 0) : at + len(one.word) + 6]
                yield OfficialWord(part.place, one.word, one.plain, " ".join(around.split()))

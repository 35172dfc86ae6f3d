"""Laws that content cites, by blocks, by links and by 《》 in running text, as they stand today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fazhi.signoff.content import Content, Place, Reference, Text
from legal_library.citing.cited import Cited, Known, cited
from legal_library.citing.keys import Key
from legal_library.citing.naming import meant_among
from legal_library.citing.pages import LINK_TYPE
from legal_library.finding.names import Hit, known_laws
from legal_library.models import AliasKind
from legal_library.parsing.names import short_names
from legal_library.parsing.quoted import (
    Quoted,
    Unmarked,
    is_named_like_a_law,
    quoted_in,
    unmarked_in,
)
from legal_library.titles import law_key

_AROUND = 6  # characters shown behind an unmarked title


@dataclass(frozen=True)
class Mention:
    """A law, or an article of one, where content cites it.

    ``law`` is None where nobody knows it. ``is_former``: it is cited by a title that ``law`` has
    taken the place of. ``year`` is that of the version named, and ``is_told`` says that the text
    itself tells readers that it is not in force.
    """

    place: Place
    words: str
    title: str
    law: Cited | None = None
    is_former: bool = False
    year: int | None = None
    is_told: bool = False


@dataclass(frozen=True)
class Bare:
    """A title that lacks its marks."""

    place: Place
    title: str
    words: str


@dataclass(frozen=True)
class Recognised:
    """What was recognised in content."""

    mentions: tuple[Mention, ...]
    bare: tuple[Bare, ...]


def recognise(content: Content) -> Recognised:
    """The laws that content cites, and titles without marks; at most nine queries for any content."""
    texts = list(content.of(Text))
    quoted = [(part.place, one) for part in texts for one in quoted_in(part.words)]
    unmarked = [(part, one) for part in texts for one in unmarked_in(part.words)]
    linked = [(part, key) for part in content.of(Reference) if (key := _key(part))]
    titles = {law_key(name): title for part in texts for title, name in short_names(part.words)}
    named = [
        (place, one, law_key(titles.get(law_key(one.title), one.title))) for place, one in quoted
    ]
    names = {name for _place, _one, name in named}
    names |= {law_key(title) for _part, one in unmarked for title in one.titles}
    hits = known_laws(sorted(names)) if names else {}
    known = cited({key for _part, key in linked} | set(_wanted(named, hits)))
    mentions = [*_linked(linked, known), *_quoted(named, hits, known)]
    return Recognised(_each_once(mentions), tuple(_bare(unmarked, hits)))


def _key(part: Reference) -> Key | None:
    return Key.read(part.key) if part.model == LINK_TYPE else None


def _wanted(named: list[tuple[Place, Quoted, str]], hits: Mapping[str, list[Hit]]) -> Iterator[Key]:
    """What has to be looked up to know which of several laws of a name is meant."""
    for _place, one, name in named:
        for hit in hits.get(name, ()):
            yield Key(hit.law)
            yield from (Key(hit.law, *article) for article in one.articles)


def _linked(linked: list[tuple[Reference, Key]], known: Known) -> Iterator[Mention]:
    for part, key in linked:
        # What is gone altogether is a broken link.
        if (one := known.get(key)) and one.version:
            yield Mention(part.place, one.label, one.law.title, one)


def _quoted(
    named: list[tuple[Place, Quoted, str]], hits: Mapping[str, list[Hit]], known: Known
) -> Iterator[Mention]:
    for place, one, name in named:
        hit = meant_among(hits.get(name, []), known)
        if hit is None:
            if is_named_like_a_law(one.title):
                yield Mention(place, one.words, one.title, is_told=one.is_told)
        elif hit.kind == AliasKind.FORMER:
            law = known[Key(hit.law)]
            yield Mention(place, one.words, one.title, law, is_former=True, is_told=one.is_told)
        else:
            for article in one.articles or [()]:
                law = known[Key(hit.law, *article)]
                words = law.label if len(one.articles) > 1 else one.words
                yield Mention(place, words, law.law.title, law, year=one.year, is_told=one.is_told)


def _each_once(mentions: list[Mention]) -> tuple[Mention, ...]:
    """A link whose words are the law's name is one citation."""
    found: dict[object, Mention] = {}
    for one in mentions:
        what = one.law.key if one.law and not one.is_former else one.title
        found.setdefault((one.place.path, what), one)
    return tuple(found.values())


def _bare(unmarked: list[tuple[Text, Unmarked]], hits: Mapping[str, list[Hit]]) -> Iterator[Bare]:
    """Full titles only: a popular name is no title, and takes no marks."""
    for part, one in unmarked:
        for title in one.titles:
            if any(not hit.kind for hit in hits.get(law_key(title), ())):
                end = one.start + len(title)
                words = part.words[one.start : end + _AROUND].split("\n")[0]
                yield Bare(part.place, title, words)
                break

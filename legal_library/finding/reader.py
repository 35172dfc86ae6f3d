"""Law names and article numbers in a query: 民法典1165条, 刑法第一百三十三条之一, 1165 alone."""

import re
from typing import NamedTuple

from legal_library.finding.documents import SOURCE
from legal_library.finding.names import Named, named_in
from legal_library.parsing.numerals import NUMERAL, article_label, to_int
from legal_library.parsing.paths import path_of_article
from search.readers import Place, Reading

_MARKS = re.compile(r"[《》〈〉「」]")
_STATE = "中华人民共和国"
_SUB = rf"(?:\s*[之_\-]\s*({NUMERAL}))?"
_ARTICLE = re.compile(rf"第?\s*({NUMERAL})\s*条{_SUB}")
# Behind a name a number alone is an article's, if it is in digits or of several characters.
_DIGITS = r"\d{1,4}"
_CHARACTERS = r"[一二三四五六七八九十百千零〇两]"
_BEHIND = re.compile(rf"\s*第?\s*({_DIGITS}|{_CHARACTERS}{{2,12}}){_SUB}(?![\d年月日元天])")
_ALONE = re.compile(rf"\s*第?\s*({_DIGITS}|{_CHARACTERS}{{3,12}}){_SUB}\s*")


class Article(NamedTuple):
    """The number of an article, and the number behind 之."""

    number: int
    sub: int = 0

    @property
    def part(self) -> str:
        """Its part of a law in the index."""
        return path_of_article(self.number, self.sub)

    @property
    def label(self) -> str:
        """第一百三十三条之一."""
        return article_label(self.number, self.sub)


def read_query(text: str) -> Reading | None:
    """What a normalised query says of laws and articles; None where it says nothing."""
    plain = _MARKS.sub("", text).replace(_STATE, "") or text
    named = named_in(plain)
    if named is None:
        return _articles_alone(plain)
    before, behind = plain[: named.start], plain[named.end :]
    articles, behind = _articles_behind(behind)
    if not articles:
        articles, before = _articles_in(before)
    return _reading(named, articles, f"{before} {behind}".strip())


def _reading(named: Named, articles: list[Article], rest: str) -> Reading:
    """Articles come first; else, where nothing but the law was typed, the law itself."""
    laws = tuple(Place(SOURCE, law) for law in named.laws)
    pinned = tuple(Place(SOURCE, law, article.part) for article in articles for law in named.laws)
    return Reading(
        rest=rest,
        pinned=pinned or (() if rest else laws),
        subjects=laws,
        notes=named.notes,
        instead=" ".join((named.name, *(article.label for article in articles))),
    )


def _articles_alone(text: str) -> Reading | None:
    """Articles of a number in all laws: 1165, 第一千一百六十五条."""
    articles, rest = _articles_in(text)
    if not articles and (whole := _ALONE.fullmatch(text)):
        articles, rest = _read(whole), ""
    if not articles:
        return None
    return Reading(
        rest=rest,
        pinned=tuple(Place(SOURCE, None, article.part) for article in articles),
        instead=" ".join(article.label for article in articles),
    )


def _articles_behind(text: str) -> tuple[list[Article], str]:
    """The articles named behind the name of a law, and what is left."""
    found, rest = _articles_in(text)
    if not found and (bare := _BEHIND.match(text)):
        return _read(bare), text[bare.end() :].lstrip("条 ")
    return found, rest


def _articles_in(text: str) -> tuple[list[Article], str]:
    found = [article for match in _ARTICLE.finditer(text) for article in _read(match)]
    return found, _ARTICLE.sub(" ", text).strip() if found else text


def _read(match: re.Match[str]) -> list[Article]:
    number, sub = to_int(match[1]), to_int(match[2]) if match[2] else 0
    if not number or sub is None or number >= 100_000 or sub >= 100_000:
        return []
    return [Article(number, sub)]

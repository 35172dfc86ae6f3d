"""Articles as people name them in a query: 第1165条, 133条之一, 1165."""

import re
from typing import NamedTuple

from legal_library.parsing.numerals import NUMERAL, article_label, to_int
from legal_library.parsing.paths import path_of_article

_MARKS = re.compile(r"[《》〈〉「」]")
_STATE = "中华人民共和国"
_SUB = rf"(?:\s*[之_\-]\s*({NUMERAL}))?"
_ARTICLE = re.compile(rf"第?\s*({NUMERAL})\s*条{_SUB}")
_DIGITS = r"\d{1,4}"
_CHARACTERS = "[一二三四五六七八九十百千零〇两]"
# Behind a name a number alone is an article's, if it is in digits or of several characters; a
# length of time, a sum or a year is not.
_BEHIND = re.compile(rf"\s*第?\s*({_DIGITS}|{_CHARACTERS}{{2,12}}){_SUB}(?![\d年月日元天])")
_ALONE = re.compile(rf"\s*第?\s*({_DIGITS}|{_CHARACTERS}{{3,12}}){_SUB}\s*")
_LARGEST = 100_000


class Article(NamedTuple):
    """The number of an article, and the number behind 之."""

    number: int
    sub: int = 0

    @property
    def path(self) -> str:
        """Its path within a version."""
        return path_of_article(self.number, self.sub)

    @property
    def label(self) -> str:
        """第一百三十三条之一."""
        return article_label(self.number, self.sub)


def without_marks(text: str) -> str:
    """A query without 《》 and the name of the state, unless nothing else is in it."""
    return _MARKS.sub("", text).replace(_STATE, "") or text


def articles_in(text: str) -> tuple[list[Article], str]:
    """The articles that a text names with 条, and what is left of it."""
    found = [article for match in _ARTICLE.finditer(text) for article in _read(match)]
    return found, _ARTICLE.sub(" ", text).strip() if found else text


def articles_behind(text: str) -> tuple[list[Article], str]:
    """The articles named behind the name of a law, a number alone too, and what is left."""
    found, rest = articles_in(text)
    if not found and (bare := _BEHIND.match(text)):
        return _read(bare), text[bare.end() :].lstrip("条 ")
    return found, rest


def articles_alone(text: str) -> tuple[list[Article], str]:
    """The articles that a text names which names no law: with 条, or as a number and nothing else."""
    found, rest = articles_in(text)
    if not found and (whole := _ALONE.fullmatch(text)):
        return _read(whole), ""
    return found, rest


def _read(match: re.Match[str]) -> list[Article]:
    number, sub = to_int(match[1]), to_int(match[2]) if match[2] else 0
    if not number or sub is None or number >= _LARGEST or sub >= _LARGEST:
        return []
    return [Article(number, sub)]

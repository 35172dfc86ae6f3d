"""How a text is cut into the words that are indexed, and a query into those that are looked up.

Chinese does not mark where a word ends. A run of Chinese characters is cut into overlapping pairs,
with the last character alone behind them: 电话号码 gives 电话 话号 号码 码. Two characters or more are
looked up as their pairs, a single one as the beginning of a pair; both are found wherever they
stand. What is not Chinese is left as it is.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from modelsearch.query import (
    MATCH_ALL,
    MATCH_NONE,
    And,
    Boost,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)
from modelsearch.utils import MAX_QUERY_STRING_LENGTH

# Ideographs with their repetition marks and zero, kana, compatibility forms, and the rare planes.
CHINESE = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUN = re.compile(f"[{CHINESE}]+")
PIECE = re.compile(rf"[{CHINESE}]+|[^{CHINESE}\s\-]+")
# A quotation mark ends what the database takes for a word; no database stores a NUL.
UNUSABLE = str.maketrans('"\x00', "  ")
# PostgreSQL refuses to index more than a megabyte of words.
INDEXED_CHARACTERS = 100_000


@dataclass(frozen=True)
class Word:
    """A word to look up; a ``prefix`` is the beginning of one."""

    text: str
    prefix: bool = False


def indexed_text(text: str) -> str:
    """The text as the database shall index it: its words with spaces between them."""
    normalised = unicodedata.normalize("NFKC", text[:INDEXED_CHARACTERS].translate(UNUSABLE))
    return RUN.sub(lambda run: f" {' '.join([*_pairs(run[0]), run[0][-1]])} ", normalised)


def words(query: str, *, last_is_prefix: bool = False) -> list[list[Word]]:
    """The words of each term of a query, where spaces stand between terms."""
    terms = [_pieces(term) for term in _clean(query).split()]
    found = [[word for piece in term for word in _words(piece)] for term in terms if term]
    if found and last_is_prefix:
        found[-1][-1] = Word(found[-1][-1].text, prefix=True)
    return found


def phrase(query: str) -> Word:
    """The words of a query as they follow each other in the index; it has at least one."""
    *before, last = _pieces(_clean(query))
    end = _words(last)
    texts = [*map(indexed_text, before), *(word.text for word in end)]
    return Word(" ".join(texts), prefix=end[-1].prefix)


def searchable(query: SearchQuery) -> SearchQuery:
    """The query without its parts that hold no word, such as a lone quotation mark."""
    return _searchable(query) or MATCH_NONE


def _searchable(query: SearchQuery) -> SearchQuery | None:
    if isinstance(query, PlainText | Phrase):
        return query if _pieces(_clean(query.query_string)) else None
    if isinstance(query, And | Or):
        kept = [found for part in query.subqueries if (found := _searchable(part))]
        return type(query)(kept) if len(kept) > 1 else next(iter(kept), None)
    if isinstance(query, Not) and not isinstance(query.subquery, MatchAll):
        inner = _searchable(query.subquery)
        return Not(inner) if inner else MATCH_ALL
    if isinstance(query, Boost):
        return Boost(inner, query.boost) if (inner := _searchable(query.subquery)) else None
    return query


def _clean(query: str) -> str:
    query = query[:MAX_QUERY_STRING_LENGTH].translate(UNUSABLE)
    return unicodedata.normalize("NFKC", query)


def _pieces(text: str) -> list[str]:
    """The runs of Chinese characters and what stands between them, punctuation left out."""
    return [piece for piece in PIECE.findall(text) if any(map(str.isalnum, piece))]


def _words(piece: str) -> list[Word]:
    if not RUN.match(piece):
        return [Word(piece)]
    return [Word(pair) for pair in _pairs(piece)] or [Word(piece, prefix=True)]


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)]

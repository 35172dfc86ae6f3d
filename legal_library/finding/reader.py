"""Law names and article numbers in a query: 民法典1165条, 刑法第一百三十三条之一, 1165 alone."""

import re
from typing import NamedTuple

from django.db.models import F

from legal_library.finding.documents import SOURCE
from legal_library.models import Law, LawAlias
from legal_library.parsing.numerals import NUMERAL, article_label, to_int
from legal_library.parsing.paths import path_of_article
from search.readers import Place, Reading

_LONGEST_NAME = 40
_LOOKED_AT = 80  # characters; who types more quotes a text
_MARKS = re.compile(r"[《》〈〉「」]")
_STATE = "中华人民共和国"
_SUB = rf"(?:\s*[之_\-]\s*({NUMERAL}))?"
_ARTICLE = re.compile(rf"第?\s*({NUMERAL})\s*条{_SUB}")
# Behind a name a number alone is an article's, if it is one in digits or of several characters.
_BEHIND = re.compile(
    rf"\s*第?\s*(\d{{1,4}}|[一二三四五六七八九十百千零〇两]{{2,12}}){_SUB}(?![\d年月日元天])"
)
_ALONE = re.compile(rf"\s*第?\s*(\d{{1,4}}|[一二三四五六七八九十百千零〇两]{{3,12}}){_SUB}\s*")


class _Named(NamedTuple):
    laws: list[int]
    start: int
    end: int


def read_query(text: str) -> Reading | None:
    """What a normalised query says of laws and articles; None where it says nothing."""
    plain = _MARKS.sub("", text).replace(_STATE, "") or text
    named = _named(plain)
    if named is None:
        return _articles_alone(plain)
    before, name, behind = plain[: named.start], plain[named.start : named.end], plain[named.end :]
    articles, behind = _articles(behind)
    if not articles:
        articles, before = _articles_in(before)
    places = tuple(Place(SOURCE, law) for law in named.laws)
    pinned = tuple(
        Place(SOURCE, law, path_of_article(*article)) for law in named.laws for article in articles
    )
    rest = f"{before} {behind}".strip()
    instead = f"{name} {' '.join(article_label(*article) for article in articles)}".strip()
    return Reading(
        rest=rest,
        pinned=pinned or (places if not rest else ()),
        subjects=places,
        instead=instead,
    )


def _articles_alone(text: str) -> Reading | None:
    """Articles of a number in all laws: 1165, 第一千一百六十五条."""
    articles, rest = _articles_in(text)
    if not articles and (whole := _ALONE.fullmatch(text)):
        articles, rest = _numbers(whole), ""
    if not articles:
        return None
    return Reading(
        rest=rest,
        pinned=tuple(Place(SOURCE, None, path_of_article(*article)) for article in articles),
        instead=" ".join(article_label(*article) for article in articles),
    )


def _articles(behind: str) -> tuple[list[tuple[int, int]], str]:
    """The articles named behind the name of a law, and what is left."""
    found, rest = _articles_in(behind)
    if not found and (bare := _BEHIND.match(behind)):
        return _numbers(bare), behind[bare.end() :].lstrip("条 ")
    return found, rest


def _articles_in(text: str) -> tuple[list[tuple[int, int]], str]:
    found = [article for match in _ARTICLE.finditer(text) for article in _numbers(match)]
    return found, _ARTICLE.sub(" ", text).strip() if found else text


def _numbers(match: re.Match[str]) -> list[tuple[int, int]]:
    number, sub = to_int(match[1]), to_int(match[2]) if match[2] else 0
    if not number or sub is None or number >= 100_000 or sub >= 100_000:
        return []
    return [(number, sub)]


def _named(text: str) -> _Named | None:
    """The longest name of public laws in a text, and where it stands."""
    looked_at = text[:_LOOKED_AT]
    places: dict[str, tuple[int, int]] = {}
    for start in range(len(looked_at)):
        for end in range(start + 2, min(start + _LONGEST_NAME, len(looked_at)) + 1):
            places.setdefault(looked_at[start:end], (start, end))
    known = _known(list(places))
    if not known:
        return None
    name = max(known, key=lambda name: (len(name), -places[name][0]))
    return _Named(known[name], *places[name])


def _known(names: list[str]) -> dict[str, list[int]]:
    """Of texts those that are names of public laws, with the laws, the weightiest first."""
    found: dict[str, list[int]] = {}
    titles = Law.objects.filter(normalised_title__in=names)
    aliases = LawAlias.objects.filter(normalised__in=names).exclude(
        law__normalised_title=F("normalised")
    )
    rows = [
        *titles.values_list("normalised_title", "pk", "rank", "named_by"),
        *aliases.values_list("normalised", "law_id", "law__rank", "law__named_by"),
    ]
    public = set(
        Law.objects.public().filter(pk__in=[pk for _, pk, *_ in rows]).values_list("pk", flat=True)
    )
    for name, pk, _rank, _named in sorted(rows, key=lambda row: (row[2], -row[3], row[1])):
        if pk in public and pk not in found.setdefault(name, []):
            found[name].append(pk)
    return {name: laws for name, laws in found.items() if laws}

"""What people type when they mean a law or an article of one: 民法典, 刑法133条之一, 《民法典》第一千条."""

import unicodedata
from typing import NamedTuple

from django.db.models import Q

from legal_library.citing.cited import cited
from legal_library.citing.keys import Key
from legal_library.models import Law
from legal_library.parsing.numerals import split_article
from legal_library.titles import law_key

LONGEST = 300  # as titles may be
MOST = 200
_MOST_OF_A_NAME = 20


class Meant(NamedTuple):
    """What words may mean, the likeliest first.

    ``named`` are laws and articles whose title or other name was typed in full, ``like`` those
    whose title has the words in it.
    """

    named: list[Key]
    like: list[Key]


def meant_by(words: str) -> Meant:
    """The laws and articles that ``words`` may mean; articles only where today's version has them."""
    plain = unicodedata.normalize("NFKC", words.replace("\x00", "")).strip()[:LONGEST]
    if not plain:
        return Meant([], [])
    named = [Key(pk) for pk in _named(plain)]
    like = [Key(pk) for pk in _like(plain)]
    law, article = split_article(plain)
    if article:
        # A title may end in a number: typed in full it stays before its article.
        named += _having([Key(pk, *article) for pk in _named(law)])
        like = _having([Key(pk, *article) for pk in _like(law)[:_MOST_OF_A_NAME]]) + like
    known = set(named)
    return Meant(named, [key for key in dict.fromkeys(like) if key not in known][:MOST])


def _named(name: str) -> list[int]:
    found = Law.objects.public().named(name).order_by("rank", "title", "pk")
    return list(found.values_list("pk", flat=True)[:_MOST_OF_A_NAME])


def _like(name: str) -> list[int]:
    plain = law_key(name)
    if not plain:
        return []
    fits = Q(normalised_title__icontains=plain) | Q(aliases__normalised__icontains=plain)
    found = Law.objects.public().filter(fits).distinct().order_by("rank", "title", "pk")
    return list(found.values_list("pk", flat=True)[:MOST])


def _having(keys: list[Key]) -> list[Key]:
    """The keys whose article stands in the version of today."""
    found = cited(keys)
    return [key for key in keys if key in found and not found[key].is_missing]

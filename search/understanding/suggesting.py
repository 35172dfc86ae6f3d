"""Suggestions while somebody types: titles, names and captions, in characters or in pinyin."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from search.analysis import normalise, runs
from search.counting.log import popular
from search.documents import Document, Standing
from search.models import Entry, GenerationState, Suggestion
from search.understanding.sounds import initials, pinyin

SHORTEST_LETTERS = 2  # letters that may be the beginning of a pinyin
LONGEST = 40  # characters; who types more is not waiting for a suggestion
CAPTION = 0.3  # what a caption weighs, beside a title
ALL_POPULAR, MOST_POPULAR = 100, 3  # searches that are looked through, and that are suggested
SEARCHED = ""  # the kind of a suggestion that is a search


@dataclass(frozen=True)
class Suggested:
    """What is suggested, where it leads, and of which kind it is."""

    text: str
    url: str
    kind: str


def suggest(typed: str, language: str, limit: int = 8) -> list[Suggested]:
    """What somebody may be about to type, the weightiest first, beginnings before the rest."""
    plain = "".join(runs(normalise(typed[: LONGEST * 2])))[:LONGEST]
    if not plain:
        return []
    known = known_suggestions().filter(language=language)
    found = {one.url: one for one in _often_searched(plain, language)}
    for rows in _ways(known, plain):
        chosen = rows.order_by("-weight", "pk").values_list("text", "url", "kind")
        for text, url, kind in chosen[: limit * 3]:
            found.setdefault(url, Suggested(text, url, kind))
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _often_searched(plain: str, language: str) -> list[Suggested]:
    """What many have looked for that begins so, as searches."""
    begun = [words for words in popular(language, ALL_POPULAR) if words.startswith(plain)]
    return [
        Suggested(words, f"{reverse('search')}?{urlencode({'q': words})}", SEARCHED)
        for words in begun[:MOST_POPULAR]
    ]


def known_suggestions() -> QuerySet[Suggestion]:
    """Those of the index that is asked."""
    return Suggestion.objects.filter(generation__state=GenerationState.ACTIVE)


def _ways(known: QuerySet[Suggestion], plain: str) -> Iterable[QuerySet[Suggestion]]:
    """Ways in which words may begin, the surest first."""
    yield known.filter(normalised__startswith=plain)
    if plain.isascii():
        if len(plain) >= SHORTEST_LETTERS:
            yield known.filter(Q(pinyin__startswith=plain) | Q(initials__startswith=plain))
    else:
        yield known.filter(normalised__contains=plain)
        yield known.filter(pinyin__startswith=pinyin(plain))


def suggestions_of(entry: Entry, document: Document) -> list[Suggestion]:
    """What an entry adds: a subject its title and names, a part of one its caption."""
    if document.facets.standing != Standing.CURRENT:
        return []
    if document.part:
        texts = {document.caption: CAPTION} if document.caption else {}
    else:
        texts = dict.fromkeys((*document.names, document.title), 1.0)
    found = {}
    for text, weight in texts.items():
        plain = "".join(runs(normalise(text)))[:120]
        if plain:
            found[plain] = Suggestion(
                entry=entry,
                generation_id=entry.generation_id,
                language=document.facets.language,
                kind=document.facets.kind,
                url=document.url,
                is_title=not document.part,
                text=text[:120],
                normalised=plain,
                pinyin=pinyin(plain)[:400],
                initials=initials(plain)[:120],
                weight=weight * entry.boost,
            )
    return list(found.values())


def titled(letters: str, language: str) -> str:
    """The title whose pinyin or first letters these are, as xzcff or xingzhengchufafa; else empty."""
    plain = "".join(runs(normalise(letters)))
    if len(plain) < SHORTEST_LETTERS or not (plain.isascii() and plain.isalpha()):
        return ""
    known = known_suggestions().filter(
        Q(pinyin=plain) | Q(initials=plain), language=language, is_title=True
    )
    return known.order_by("-weight", "pk").values_list("text", flat=True).first() or ""

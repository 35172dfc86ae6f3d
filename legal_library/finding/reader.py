"""Law names and article numbers in a query, in every written form."""

from collections.abc import Sequence

from legal_library.finding.documents import SOURCE
from legal_library.finding.names import Named, named_in
from legal_library.parsing.queries import (
    Article,
    articles_alone,
    articles_behind,
    articles_in,
    without_marks,
)
from search.readers import Place, Reading


def read_query(text: str) -> Reading | None:
    """What a normalised query says of laws and articles; None where it says nothing."""
    plain = without_marks(text)
    named = named_in(plain)
    if named is None:
        return _of_every_law(*articles_alone(plain))
    before, behind = plain[: named.start], plain[named.end :]
    articles, behind = articles_behind(behind)
    if not articles:
        articles, before = articles_in(before)
    return _of_laws(named, articles, f"{before} {behind}".strip())


def _of_laws(named: Named, articles: Sequence[Article], rest: str) -> Reading:
    """Articles come first; else, where nothing but the law was typed, the law itself."""
    laws = tuple(Place(SOURCE, law) for law in named.laws)
    pinned = tuple(Place(SOURCE, law, article.path) for article in articles for law in named.laws)
    return Reading(
        rest=rest,
        pinned=pinned or (() if rest else laws),
        subjects=laws,
        notes=named.notes,
        instead=" ".join((named.name, *(article.label for article in articles))),
    )


def _of_every_law(articles: Sequence[Article], rest: str) -> Reading | None:
    """Articles of a number in all laws: 1165, 第一千一百六十五条."""
    if not articles:
        return None
    return Reading(
        rest=rest,
        pinned=tuple(Place(SOURCE, None, article.path) for article in articles),
        instead=" ".join(article.label for article in articles),
    )

"""Sources of the records as guides cite them: “社会救助法37” is 《社会救助法》第三十七条."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from cms_pages.services.demo.records import TOWN
from fazhi.departments.law_titles import marked_law_title
from legal_library.parsing.numerals import article_label, read_article


def split_source(source: str) -> tuple[str, str]:
    """The title of the law and its article as laws number it; an empty one for a law as a whole."""
    title = source.rstrip("0123456789-")
    article = read_article(source.removeprefix(title))
    return title, article_label(*article) if article else ""


def in_words(sources: Iterable[str]) -> str:
    """All sources but `TOWN`; articles of one law stand behind its title."""
    split = [split_source(source) for source in dict.fromkeys(sources) if source != TOWN]
    return "、".join(
        marked_law_title(title) + "、".join(article for _title, article in of_law)
        for title, of_law in groupby(split, key=lambda one: one[0])
    )


def standing(*sources: str) -> dict[str, Any]:
    """The fields of a block that say where it stands."""
    return {"basis": in_words(sources), "unverified": TOWN in sources}

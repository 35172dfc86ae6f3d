"""The guides and journeys that a query asks for with nothing but their names and words of asking around them.

Their names are their titles and the keywords that editors give: 低保, 吃低保, 最低生活保障申请. Who types
“低保怎么申请” wants the guide before the law; what else is found stands below it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from wagtail.models import Page

from cms_pages.kit.finding.pages import SOURCE
from search.analysis import normalise, runs
from search.readers import Place, Reading, register_reader
from search.understanding.stop_phrases import base_phrases
from search.understanding.suggesting import known_suggestions

FILE = Path(__file__).parent / "data" / "asking.txt"
CATEGORIES = ("serviceguidepage", "journeypage")
LONGEST = 24  # characters; who types more tells a story
LONGEST_NAME, SHORTEST_NAME = 16, 2
MOST = 3  # pages


def read_matter(normalised: str) -> Reading | None:
    """What a normalised query asks for; None unless all of it is names and words of asking."""
    text = "".join(runs(normalised))
    if not SHORTEST_NAME <= len(text) <= LONGEST:
        return None
    named = _named_in(text)
    asked = {page: _names_all(text, names) for page, names in named.items()}
    worthy = [page for page, worth in asked.items() if worth]
    if not worthy:
        return None
    titles = _titles(worthy) if len(worthy) > 1 else {}
    found = sorted(worthy, key=lambda page: (-asked[page], text not in titles.get(page, ""), page))
    return Reading(normalised, pinned=tuple(Place(SOURCE, page) for page in found[:MOST]))


def _named_in(text: str) -> Mapping[int, set[str]]:
    """The pages that a part of a text names, each with its names in it; one query."""
    parts = {
        text[start:end]
        for start in range(len(text))
        for end in range(start + SHORTEST_NAME, min(start + LONGEST_NAME, len(text)) + 1)
    }
    rows = known_suggestions().filter(
        normalised__in=parts,
        is_title=True,
        entry__source=SOURCE,
        entry__shelf__category__in=CATEGORIES,
    )
    found: dict[int, set[str]] = defaultdict(set)
    for page, name in rows.values_list("entry__subject", "normalised"):
        found[page].add(name)
    return found


def _titles(pages: Iterable[int]) -> dict[int, str]:
    """What pages are called, as it is compared."""
    rows = Page.objects.filter(pk__in=pages).values_list("pk", "title")
    return {page: "".join(runs(normalise(title))) for page, title in rows}


def _names_all(text: str, names: Iterable[str]) -> int:
    """How many characters its names take up where words of asking take up all others; 0 where not.

    A page of which all of the text is a name comes before one that it names in parts.
    """
    covered = [False] * len(text)
    for name in names:
        at = text.find(name)
        while at >= 0:
            covered[at : at + len(name)] = [True] * len(name)
            at = text.find(name, at + 1)
    rest = "".join(" " if there else one for one, there in zip(text, covered, strict=True))
    if not all(_asking().fullmatch(part) for part in rest.split()):
        return 0
    return sum(covered) * 2 + (text in names)


@cache
def _asking() -> re.Pattern[str]:
    words = {*map(normalise, FILE.read_text(encoding="utf-8").split()), *base_phrases()}
    any_of = "|".join(map(re.escape, sorted(words - {""}, key=lambda word: (-len(word), word))))
    return re.compile(f"(?:{any_of})+")


def register() -> None:
    """Called once, when the apps are ready."""
    register_reader("matters", read_matter)

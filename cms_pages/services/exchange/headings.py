"""Which column of a guide a heading of a file stands for.

Workbooks of offices have many names for the same: data/headings.csv. A name with ``words`` keeps its own
words in what is taken over, as “hotline for complaints” does among the remedies.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from cms_pages.services.exchange.columns import ABOUT, READ
from cms_pages.services.exchange.wording import plain
from fazhi.spreadsheets.languages import spellings

FILE = Path(__file__).parent / "data" / "headings.csv"
LEFT_OUT = "left_out"  # known, and nothing to take over

_REMARK = re.compile(r"\(([^()]*)\)$")


@dataclass(frozen=True)
class Heading:
    """A heading of a file: in which column it stands, counted from 1, and what stands below it first.

    ``column`` is the key of the guide's column that it is taken for; empty where nothing is taken over.
    """

    index: int
    text: str
    example: str = ""
    column: str = ""


@dataclass(frozen=True)
class _Name:
    column: str
    rank: int  # the smaller, the more exactly it is what the column is called
    keeps_words: bool


def dressed_off(heading: str) -> str:
    """A heading as it is compared: without stars, colons, blanks and line breaks, whatever its width."""
    return plain(heading).strip("*:")


def remark_of(heading: str) -> str:
    """What stands in brackets at its end, such as a unit; empty where nothing does."""
    found = _REMARK.search(unicodedata.normalize("NFKC", heading).strip().rstrip("*:"))
    return found[1].strip() if found else ""


def keeps_words(heading: str) -> bool:
    """Whether what stands below it has to be told with its own words; so does a heading nobody knows."""
    name = _find(heading)
    return name.keeps_words if name else True


def recognised(headings: Iterable[Heading]) -> list[Heading]:
    """The headings with the columns that they seem to stand for, each column once.

    Of two names for one column the better one has it; names that keep their words share it.
    """
    found = [(heading, _find(heading.text)) for heading in headings]
    owners: dict[str, tuple[int, int]] = {}
    for heading, name in found:
        if name and name.column != LEFT_OUT:
            place = (name.rank, heading.index)
            owners[name.column] = min(place, owners.get(name.column, place))
    return [
        replace(heading, column=name.column)
        if name
        and name.column in owners
        and (owners[name.column][1] == heading.index or name.keeps_words)
        else heading
        for heading, name in found
    ]


def unknown(headings: Iterable[Heading]) -> list[Heading]:
    """Those that were taken for nothing, without those that have nothing to take over, as a number."""
    return [one for one in headings if not one.column and not _is_left_out(one.text)]


def _is_left_out(heading: str) -> bool:
    name = _find(heading)
    return name is not None and name.column == LEFT_OUT


def _find(heading: str) -> _Name | None:
    whole = dressed_off(heading)
    return _names().get(whole) or _names().get(_REMARK.sub("", whole))


@cache
def _names() -> dict[str, _Name]:
    """What the columns are called here, in every language, and elsewhere."""
    with FILE.open(encoding="utf-8", newline="") as file:
        found = {
            dressed_off(row["heading"]): _Name(row["column"], rank, bool(row["words"]))
            for rank, row in enumerate(csv.DictReader(file), start=1)
        }
    for columns, key in (*(((column,), column.key) for column in READ), (ABOUT, LEFT_OUT)):
        for column in columns:
            for title in (column.key, *spellings(column.title)):
                found[dressed_off(title)] = _Name(key, 0, keeps_words=False)
    return found

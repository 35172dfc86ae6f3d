"""Dates as Chinese legal texts write them."""

import datetime as dt
import re
import unicodedata

from legal_library.parsing.numerals import CHARACTERS, to_int

_N = rf"[\d０-９{CHARACTERS}]"
DATE = re.compile(rf"({_N}{{4}})\s*年\s*({_N}{{1,3}})\s*月\s*({_N}{{1,3}})\s*日")


def read_date(found: re.Match[str]) -> dt.date | None:
    """The date of a match of `DATE`; None when there is no such day (2月30日)."""
    year, month, day = (to_int(unicodedata.normalize("NFKC", part)) for part in found.groups()[:3])
    try:
        return dt.date(year or 0, month or 0, day or 0)
    except (ValueError, OverflowError):
        return None


def in_words(day: dt.date) -> str:
    """2020年5月28日."""
    return f"{day.year}年{day.month}月{day.day}日"

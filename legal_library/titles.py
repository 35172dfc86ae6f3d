"""Titles by which laws are known to be the same."""

import re
import unicodedata

from fazhi.departments.law_titles import normalise_law_title

_AMENDMENT = re.compile(r"修正案\(.+\)$")


def law_key(title: str) -> str:
    """The same for every way to write a law's title, and different for different laws.

    As in the register of laws, but the year of an amendment belongs to its title: 宪法修正案（2018年）
    is not 宪法修正案（2004年）.
    """
    plain = normalise_law_title(title)
    wide = unicodedata.normalize("NFKC", "".join(title.split())).strip("《》")
    number = _AMENDMENT.search(wide)
    return plain + number[0].removeprefix("修正案") if number and "(" not in plain else plain

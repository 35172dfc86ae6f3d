"""Queries that hold what tells one person from another; the log keeps none of them.

It is better to lose some queries than to keep one too many: every long row of digits counts, in
whatever characters, and whatever stands between them.
"""

import re
from pathlib import Path

from search.analysis import normalise

# Identity cards have 18 or 15 digits, bank cards 12 to 19, telephones 7 to 12. What people look
# for has fewer: the longest are years, articles and hotlines.
MOST_DIGITS = 6

_DATA = Path(__file__).parents[1] / "data"


def _read(name: str) -> list[str]:
    return (_DATA / name).read_text(encoding="utf-8").split()


# Chinese digits one by one, each with the digit that it means.
_SPOKEN = {ord(pair[0]): pair[1] for pair in _read("spoken_digits.txt")}
_DIGITS = re.compile(r"\d(?:[\s\-._+()*/·\u2010-\u2015\u2212]*\d)+")
# A letter behind the sign of a province, and five or six letters and digits, of electric cars too; the
# last one may be a sign of its own.
_PROVINCES, _LAST = _read("plates.txt")
_PLATE = re.compile(rf"[{_PROVINCES}]\s*[a-z][\s·.\-]*(?:[a-z0-9]\s*){{4,5}}[a-z0-9{_LAST}]")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PASSPORT = re.compile(r"(?<![a-z0-9])[a-z]{1,2}\d{7,8}(?![a-z0-9])")


def holds_personal_number(text: str) -> bool:
    """Whether a text is, or contains, a number of a person: card, telephone, plate, address of mail."""
    plain = normalise(text)
    if _PLATE.search(plain) or _MAIL.search(plain) or _PASSPORT.search(plain):
        return True
    digits = _DIGITS.findall(plain.translate(_SPOKEN))
    return any(sum(c.isdigit() for c in found) > MOST_DIGITS for found in digits)

"""What a citation stores: the key of a law, and an article as 133_1."""

from typing import Any

from legal_library.citing.cited import Key
from legal_library.parsing.numerals import read_article

_LONGEST = 18  # digits of a key


def key_of(law: Any, article: Any) -> Key | None:
    """The key of stored values; None for what is no law's key."""
    digits = str(law or "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST):
        return None
    number = read_article(str(article)) if article else None
    return (int(digits), number[0] if number else None, number[1] if number else 0)

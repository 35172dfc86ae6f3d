"""What is typed or scanned at the desk: a code, a name, or the end of a telephone number."""

import re
from dataclasses import dataclass

from fazhi.links.codes import LENGTH
from fazhi.links.codes import typed as code_typed

LONGEST = 200  # characters: a scanned address
_CODE_IN_ADDRESS = re.compile(r"/c/([0-9a-z-]+)/?$", re.IGNORECASE)
SHORTEST_TAIL, LONGEST_TAIL = 4, 11


@dataclass(frozen=True)
class Typed:
    """What somebody may have meant; empty where it cannot be that."""

    code: str = ""
    tail: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.code or self.tail or self.name)


def typed(text: str) -> Typed:
    """Reads what was typed or scanned."""
    text = " ".join(text.replace("\x00", "").split())[:LONGEST]
    if found := _CODE_IN_ADDRESS.search(text):
        text = found[1]
    plain = code_typed(text)
    digits = "".join(c for c in text if c.isdecimal())
    is_number = digits == text.replace("-", "").replace(" ", "")
    return Typed(
        code=plain if len(plain) == LENGTH and plain.isascii() else "",
        tail=digits if is_number and SHORTEST_TAIL <= len(digits) <= LONGEST_TAIL else "",
        name="" if is_number else text,
    )

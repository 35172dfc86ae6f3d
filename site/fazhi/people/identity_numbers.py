"""Resident identity card numbers: how one is told from any other eighteen digits.

Source: 公民身份号码, GB 11643—1999 (ISO 7064, MOD 11-2).
"""

import re

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are a number that the checksum bears out."""
    if not _SHAPE.fullmatch(text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, WEIGHTS, strict=False))
    return text[-1] == CHECK_DIGITS[total % len(CHECK_DIGITS)]

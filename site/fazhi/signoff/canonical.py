"""One way of writing data down, so that equal data has equal digests.

After the JSON Canonicalization Scheme (RFC 8785) for what occurs here: texts, whole numbers, truth,
nothing, lists and objects. Texts stay as they are, for what was signed is what was written.
"""

import hashlib
import json
import secrets
from typing import Any


def canonical(data: Any) -> str:
    """Raises ``TypeError`` or ``ValueError`` for what has no one form, such as fractions."""
    _refuse_fractions(data)
    return json.dumps(
        data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def digest_of(text: str, salt: str = "") -> str:
    """SHA-256 in hexadecimal; with a salt nobody who lacks it learns a short text by trying."""
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def new_salt() -> str:
    """32 characters that nobody guesses."""
    return secrets.token_hex(16)


def _refuse_fractions(data: Any) -> None:
    if isinstance(data, float):
        raise TypeError("fractions are written in many ways: give a text")
    if isinstance(data, dict):
        for value in data.values():
            _refuse_fractions(value)
    elif isinstance(data, list | tuple):
        for value in data:
            _refuse_fractions(value)

"""Permanent opaque ids: short enough for a poster, without letters that are read wrongly.

Ten characters of Crockford's base 32 hold 50 bits. They say nothing about the thing they stand
for, never change and are never given twice.
"""

import secrets

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10
PATTERN = rf"^[{ALPHABET}]{{{LENGTH}}}$"
_READ_AS = str.maketrans({"o": "0", "i": "1", "l": "1", "u": "v"})


def new_public_id(length: int = LENGTH) -> str:
    """A fresh id. It holds a digit, so that nobody reads it as a word, good or bad."""
    while True:
        made = "".join(secrets.choice(ALPHABET) for _i in range(length))
        if any(c.isdigit() for c in made):
            return made


def normalise_public_id(text: str) -> str:
    """What was typed or scanned as it is stored: lower case, look-alikes put right, no dashes."""
    return text.strip().lower().replace("-", "").translate(_READ_AS)


class PublicIdField(models.CharField):
    """The permanent id of a row, made when the row is made."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        defaults: dict[str, object] = {
            "verbose_name": _("permanent id"),
            "max_length": LENGTH,
            "unique": True,
            "default": new_public_id,
            "editable": False,
            "validators": [RegexValidator(PATTERN)],
        }
        super().__init__(*args, **{**defaults, **kwargs})  # type: ignore[arg-type]

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, path, args, kwargs = super().deconstruct()
        for key in ("verbose_name", "validators"):
            kwargs.pop(key, None)
        return name, path, list(args), kwargs

"""How the text of a cell becomes a value; what cannot be read is a ``ValueError`` that says why."""

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Callable

from django.db import models
from django.utils.translation import gettext as _

from fazhi.spreadsheets.languages import spellings

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def as_date(text: str) -> dt.date:
    """A day as 2026-01-31, 2026/1/31, 2026.1.31 or 2026年1月31日."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    try:
        if found:
            return dt.date(*map(int, found.groups()))
    except ValueError:
        pass
    raise ValueError(_("“%(text)s” is no date such as 2026-01-31") % {"text": text})


def as_choice(choices: type[models.TextChoices]) -> Callable[[str], str]:
    """Reads the label or the stored value of one of the choices, and returns the stored value."""

    @functools.cache
    def names() -> dict[str, str]:
        return {
            name.casefold(): choice.value
            for choice in choices
            for name in (choice.value, *spellings(choice.label))
        }

    def parse(text: str) -> str:
        found = names().get(text.casefold())
        if found is None:
            raise ValueError(
                _("“%(text)s” is none of: %(choices)s")
                % {"text": text, "choices": "、".join(str(c.label) for c in choices)}
            )
        return found

    return parse

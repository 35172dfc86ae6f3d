"""A date of which perhaps only the year or the month is known."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import FieldBlock

TYPED = re.compile(r"([12][0-9]{3})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")


@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day; `iso` is what HTML's ``time`` element and the database hold."""

    iso: str

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """2021, 2021-3 or 2021-03-05. Raises ``ValueError`` for anything else."""
        found = TYPED.fullmatch(text.strip())
        if not found:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in found.groups())
        dt.date(year or 1, month or 1, day or 1)
        parts = (f"{year:04}", f"{month:02}" if month else "", f"{day:02}" if day else "")
        return cls("-".join(part for part in parts if part))

    def __str__(self) -> str:
        """In words, in the language in use."""
        year, month, day = (*(int(part) for part in self.iso.split("-")), 0, 0)[:3]
        if not month:
            return pgettext("a date", "%(year)s") % {"year": year}
        shown = "DATE_FORMAT" if day else "YEAR_MONTH_FORMAT"
        return date_format(dt.date(year, month, day or 1), shown)


class PartialDateBlock(FieldBlock):
    """Holds a `PartialDate`, or ``None`` while a draft has none."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.CharField(
            required=required,
            max_length=10,
            help_text=help_text or _("A year, month or day, such as 2021, 2021-03 or 2021-03-05."),
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> PartialDate | None:
        try:
            return PartialDate.parse(value or "")
        except ValueError:
            return None

    def get_prep_value(self, value: PartialDate | str | None) -> str:
        return value.iso if isinstance(value, PartialDate) else value or ""

    def value_for_form(self, value: PartialDate | str | None) -> str:
        return self.get_prep_value(value)

    def normalize(self, value: Any) -> Any:
        return self.to_python(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> Any:
        """Raises `ValidationError` for what is no date."""
        typed = super().clean(value)
        try:
            return PartialDate.parse(typed) if typed else None
        except ValueError:
            message = gettext(
                "“%(text)s” is no date. Write it such as 2021, 2021-03 or 2021-03-05."
            )
            raise ValidationError(message % {"text": typed}) from None

    def get_searchable_content(self, value: PartialDate | None) -> list[str]:
        return [str(value)] if value else []

    class Meta:
        icon = "date"
        default = None

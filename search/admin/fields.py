"""How lists of words are typed: one a line."""

import re
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.text import capfirst

from search.models.lexicon import LONGEST_WORDS, SEPARATOR, split

_SEPARATORS = re.compile(r"[\r\n|\uff5c]")


class LinesField(forms.CharField):
    """A list that is stored with separators and typed one a line; separators are understood too."""

    def __init__(self, model: type[Model], name: str, rows: int) -> None:
        """Its label and help are those of a field of a model."""
        field: Any = model._meta.get_field(name)
        super().__init__(
            label=capfirst(field.verbose_name),
            help_text=field.help_text,
            max_length=LONGEST_WORDS,
            widget=forms.Textarea(attrs={"rows": rows}),
        )

    def prepare_value(self, value: Any) -> Any:
        """Lines, for the eye."""
        return value.replace(SEPARATOR, "\n") if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        """With separators, without empty or repeated parts."""
        return SEPARATOR.join(split(_SEPARATORS.sub(SEPARATOR, super().to_python(value) or "")))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial or "", self.to_python(data))

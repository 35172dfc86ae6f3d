import re
import unicodedata
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    DateBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
)

from cms_pages.kit.blocks.groups import FACTS
from fazhi.charts import Chart, ChartError, ChartKind, Series

# Signs, digits and commas of either width.
_NUMBER = r"[+\-\uff0b\uff0d\u2212\u2013]?(?:\d{1,3}(?:[,\uff0c]\d{3})+|\d+)(?:[.\uff0e]\d+)?"
_SEPARATOR = r"[,;:|\t\uff0c\uff1b\uff1a\u3001]"
# A label, a comma or blanks, and a number.
_ROW = re.compile(rf"(?P<label>.+?)(?:\s*{_SEPARATOR}\s*|\s+)(?P<value>{_NUMBER})")
# The beginning of a number whose commas stand in other places than behind thousands.
_CUT_NUMBER = re.compile(rf"(?:{_SEPARATOR}|\s)\d+\Z")
_DASHES = str.maketrans({"\u2212": "-", "\u2013": "-"})


class ChartValue(StructValue):
    """The chart that the fields describe."""

    @property
    def chart(self) -> Chart:
        """Raises `ChartError` for what cannot be drawn, as a draft may hold it."""
        labels, values = _read_rows(self.get("rows") or "")
        return Chart(
            kind=ChartKind(self.get("kind") or ChartKind.BARS),
            title=self.get("title") or "",
            labels=labels,
            series=(Series(values),),
            unit=self.get("unit") or "",
            source=self.get("source") or "",
            as_of=self.get("as_of"),
        )

    @property
    def drawable(self) -> Chart | None:
        """The chart; ``None`` where a preview has nothing to draw yet."""
        try:
            return self.chart
        except ChartError:
            return None


class ChartBlock(StructBlock):
    """Numbers as bars, a line or parts of a whole, with their table, their source and their day."""

    title = CharBlock(
        label=gettext_lazy("Title"),
        max_length=80,
        help_text=gettext_lazy("What the numbers say, such as: Mediated disputes, 2021 to 2025"),
    )
    kind = ChoiceBlock(
        label=gettext_lazy("Kind"),
        search_index=False,
        choices=ChartKind.choices,
        default=ChartKind.BARS,
        help_text=gettext_lazy("Bars compare, a line shows a course of time."),
    )
    rows = TextBlock(
        label=gettext_lazy("Numbers"),
        rows=6,
        max_length=20_000,
        help_text=gettext_lazy(
            "One line each: the label, a comma, the number. Such as: Neighbours, 42"
        ),
    )
    unit = CharBlock(
        label=gettext_lazy("Unit"),
        required=False,
        max_length=12,
        help_text=gettext_lazy("Such as: cases, people, yuan"),
    )
    source = CharBlock(
        label=gettext_lazy("Source"),
        max_length=120,
        help_text=gettext_lazy("Which office counted, or which publication the numbers are from."),
    )
    as_of = DateBlock(
        label=gettext_lazy("As of"),
        required=False,
        help_text=gettext_lazy("The day up to which was counted."),
    )

    def clean(self, value: Any) -> Any:
        """Refuses numbers that cannot be read or drawn; raises `StructBlockValidationError`."""
        cleaned = super().clean(value)
        try:
            _checked = cleaned.chart if cleaned.get("rows") and cleaned.get("title") else None
        except ChartError as problem:
            errors = {"rows": ValidationError(str(problem))}
            raise StructBlockValidationError(block_errors=errors) from problem
        return cleaned

    class Meta:
        icon = "table"
        label = gettext_lazy("Chart")
        group = FACTS
        template = "kit/blocks/chart.html"
        value_class = ChartValue


def _read_rows(text: str) -> tuple[tuple[str, ...], tuple[Decimal, ...]]:
    """The labels and numbers of the lines; raises `ChartError` that names the line."""
    labels, values = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.strip()
        if not plain:
            continue
        found = _ROW.fullmatch(plain)
        if found is None or _CUT_NUMBER.search(found["label"]):
            raise ChartError(
                _("Line %(number)s is not a label, a comma and a number: “%(line)s”")
                % {"number": number, "line": plain[:60]}
            )
        labels.append(found["label"].strip())
        digits = unicodedata.normalize("NFKC", found["value"]).translate(_DASHES)
        values.append(Decimal(digits.replace(",", "")))
    return tuple(labels), tuple(values)

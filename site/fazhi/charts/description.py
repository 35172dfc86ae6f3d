"""What a chart shows. One that cannot be drawn honestly is refused."""

import datetime as dt
import math
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MAX_POINTS = 60
MAX_SERIES = 4
MAX_LABEL = 200  # characters
MAX_VALUE = 10**15  # beyond it a floating-point number loses digits

Number = int | float | Decimal


class ChartError(ValueError):
    """Why there can be no such chart, in the reader's language."""


class ChartKind(models.TextChoices):
    """What the numbers are to each other."""

    BARS = "bars", gettext_lazy("bars, to compare things")
    LINES = "lines", gettext_lazy("line, for what changes over time")
    SHARES = "shares", gettext_lazy("parts of a whole")


@dataclass(frozen=True)
class Series:
    """Numbers that belong together, one for each label; the name is needed where there are several."""

    values: tuple[Number, ...]
    name: str = ""


@dataclass(frozen=True)
class Chart:
    """Numbers with their labels, and what must be known about them.

    ``unit`` stands behind each number; ``source`` and ``as_of`` below the drawing. Raises
    `ChartError` for what is empty, not a number, of unequal lengths, too much to be read, and for
    parts of a whole that are negative or in several series.
    """

    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    source: str = ""
    as_of: dt.date | None = None
    label_heading: str = ""

    def __post_init__(self) -> None:
        self._check_shape()
        for series in self.series:
            for value in series.values:
                _check_number(value)
        if self.kind == ChartKind.SHARES:
            self._check_shares()

    def _check_shape(self) -> None:
        if not self.title.strip():
            raise ChartError(_("A chart needs a title."))
        if not self.labels or not self.series:
            raise ChartError(_("A chart needs at least one number."))
        if len(self.labels) > MAX_POINTS:
            raise ChartError(
                _("At most %(number)s rows can be read in one chart.") % {"number": MAX_POINTS}
            )
        if len(self.series) > MAX_SERIES:
            raise ChartError(
                _("At most %(number)s series can be told apart.") % {"number": MAX_SERIES}
            )
        for label in self.labels:
            if not label.strip():
                raise ChartError(_("Each number needs a label."))
            if len(label) > MAX_LABEL:
                raise ChartError(
                    _("A label has at most %(number)s characters.") % {"number": MAX_LABEL}
                )
        if any(len(series.values) != len(self.labels) for series in self.series):
            raise ChartError(_("Each label needs a number in each series."))
        if len(self.series) > 1 and not all(series.name.strip() for series in self.series):
            raise ChartError(_("Where there are several series, each needs a name."))

    def _check_shares(self) -> None:
        if len(self.series) > 1:
            raise ChartError(_("Parts of a whole are one series."))
        if any(value < 0 for value in self.series[0].values):
            raise ChartError(_("Parts of a whole cannot be negative."))

    @property
    def rows(self) -> list[tuple[str, list[Number]]]:
        """Each label with its numbers."""
        return [
            (label, [series.values[place] for series in self.series])
            for place, label in enumerate(self.labels)
        ]

    @property
    def percentages(self) -> list[int] | None:
        """Whole percentages of the parts, together 100; ``None`` where there is no whole.

        What rounding loses goes to the parts that lost most (largest remainder).
        """
        values = self.series[0].values
        total = math.fsum(float(v) for v in values)
        if self.kind != ChartKind.SHARES or not total:
            return None
        exact = [100 * float(v) / total for v in values]
        whole = [math.floor(share) for share in exact]
        missing = 100 - sum(whole)
        by_loss = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
        for place in by_loss[:missing]:
            whole[place] += 1
        return whole


def _check_number(value: Number) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ChartError(_("“%(value)s” is no number.") % {"value": value})
    number = Decimal(value)
    if not number.is_finite():
        raise ChartError(_("“%(value)s” is no number.") % {"value": value})
    if abs(number) > MAX_VALUE:
        raise ChartError(_("“%(value)s” is too large for a chart.") % {"value": f"{number:.6g}"})

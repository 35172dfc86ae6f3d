"""Bars and parts of a whole: rows from top to bottom, so that every label has room on a phone.

Each row bears its own label and number: nobody has to match colours with a legend.
"""

from collections.abc import Iterator

from django.utils.safestring import SafeString

from fazhi.charts.description import Chart, Number
from fazhi.charts.numbers import shown
from fazhi.charts.svg import BAR, LINE, TEXT, WIDTH, breadth, fitted, rect, rule, words

BAR_HEIGHT = 12.0
TO_BAR = 7.0  # from the base of a label to its bar
BETWEEN = 13.0
GAP = 10.0


def draw_bars(chart: Chart) -> tuple[list[SafeString], float]:
    """The shapes of the bars, and how high they stand."""
    values = [float(v) for series in chart.series for v in series.values]
    low, high = min(0.0, *values), max(0.0, *values)
    shapes: list[SafeString] = []
    top = 0.0
    for label, numbers in chart.rows:
        if len(chart.series) > 1:
            shapes.append(words(0, top + TEXT, fitted(label, WIDTH), bold=True))
            top += TEXT + 8
        for number, (series, value) in enumerate(zip(chart.series, numbers, strict=True)):
            name = series.name if len(chart.series) > 1 else label
            shapes += _row(top, name, _number(value, chart.unit))
            bar_top = top + TEXT + TO_BAR
            shapes += _bar(bar_top, float(value), low, high, number)
            top = bar_top + BAR_HEIGHT + BETWEEN
        if len(chart.series) > 1:
            top += BETWEEN
    if low < 0:
        zero = WIDTH * -low / (high - low)
        shapes.append(rule(zero, 0, zero, top - BETWEEN, strong=True))
    return shapes, top


def draw_shares(chart: Chart) -> tuple[list[SafeString], float]:
    """The shapes of the parts: each begins where the one before ends, within the whole."""
    values = chart.series[0].values
    total = sum(float(v) for v in values)
    percentages = chart.percentages
    shapes: list[SafeString] = []
    top = before = 0.0
    for place, (label, value) in enumerate(zip(chart.labels, values, strict=True)):
        number = _number(value, chart.unit)
        if percentages:
            number = f"{percentages[place]}%  {number}"
        shapes += _row(top, label, number)
        bar_top = top + TEXT + TO_BAR
        shapes.append(rect(0, bar_top, WIDTH, BAR_HEIGHT, "whole", LINE))
        if total and value:
            width = WIDTH * float(value) / total
            shapes.append(rect(before, bar_top, max(width, 1), BAR_HEIGHT, "bar", BAR))
            before += width
        top = bar_top + BAR_HEIGHT + BETWEEN
    return shapes, top


def _row(top: float, label: str, number: str) -> Iterator[SafeString]:
    room = WIDTH - breadth(number) - GAP
    yield words(0, top + TEXT, fitted(label, room))
    yield words(WIDTH, top + TEXT, number, "number", "end", bold=True)


def _bar(top: float, value: float, low: float, high: float, number: int) -> Iterator[SafeString]:
    scale = WIDTH / (high - low) if high > low else 0.0
    start, end = sorted((-low * scale, (value - low) * scale))
    kind = ("bar", "bar-2", "bar-3", "bar-4")[number]
    fill = (BAR, "#7a93ae", "#b9c6d4", "#12304f")[number]
    yield rect(start, top, max(end - start, 1.0), BAR_HEIGHT, kind, fill)


def _number(value: Number, unit: str) -> str:
    return f"{shown(value)} {fitted(unit, 84)}".strip() if unit else shown(value)

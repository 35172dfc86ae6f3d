"""Lines over time, each named where it ends."""

from collections.abc import Iterator

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fazhi.charts.description import Chart
from fazhi.charts.numbers import axis, short
from fazhi.charts.svg import TEXT, WIDTH, breadth, dot, fitted, path, rule, words

PLOT = 190.0  # height between the lowest and the highest mark
ABOVE = 12.0
NOTE = 22.0  # what is said where the axis does not begin at zero
BELOW = 26.0
LABEL_ROOM = 96.0
NAME_ROOM = 76.0
NAME_HEIGHT = 36.0  # a name and a number
FEW_POINTS = 16  # so many bear a dot each
NARROW_BAND = 0.5  # the lowest number, as a part of the highest, from which on zero is far away


def draw_lines(chart: Chart) -> tuple[list[SafeString], float]:
    """The shapes of the lines, and how high they stand."""
    plot = _Plot(chart)
    shapes = list(plot.grid())
    for number, series in enumerate(chart.series):
        points = [(plot.x(place), plot.y(float(v))) for place, v in enumerate(series.values)]
        if len(points) > 1:
            shapes.append(path(points, number))
        marked = points if len(points) <= FEW_POINTS else points[-1:]
        shapes += [dot(x, y) for x, y in marked]
    return shapes + list(plot.names()), plot.bottom + BELOW


class _Plot:
    """Where things stand: numbers on the left, names on the right, times below."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        values = [float(v) for series in chart.series for v in series.values]
        low, high = min(values), max(values)
        self.marks = axis(low, high, from_zero=not 0 < NARROW_BAND * high < low < high)
        self.top = ABOVE if self.marks[0] <= 0 else ABOVE + NOTE
        self.bottom = self.top + PLOT
        self.left = max(breadth(short(mark)) for mark in self.marks) + 8
        self.right = WIDTH - max(breadth(text) for end in self._ends() for text in end) - 10

    def x(self, place: int) -> float:
        """Where the label of this place stands."""
        steps = len(self.chart.labels) - 1
        return self.left + (self.right - self.left) * (place / steps if steps else 0.5)

    def y(self, value: float) -> float:
        """Where this value stands."""
        return self.top + PLOT * (self.marks[-1] - value) / (self.marks[-1] - self.marks[0])

    def grid(self) -> Iterator[SafeString]:
        """The marks with their lines, and the times."""
        if self.marks[0] > 0:
            note = _("The axis does not begin at 0")
            yield words(0, TEXT, fitted(note, WIDTH), "quiet")
        for mark in self.marks:
            yield rule(self.left, self.y(mark), self.right, self.y(mark), strong=not mark)
            yield words(self.left - 8, self.y(mark) + 5, short(mark), "quiet", "end")
        yield from self._times()

    def names(self) -> Iterator[SafeString]:
        """Each line's name and last number, at the height where it ends."""
        ends = [
            (self.y(float(series.values[-1])), *end)
            for series, end in zip(self.chart.series, self._ends(), strict=True)
        ]
        x = self.right + 10
        for y, name, number in _apart(ends, self.top, self.bottom):
            if name:
                yield words(x, y - 3, name, "name")
            yield words(x, y + (TEXT if name else 5), number, "number", bold=True)

    def _ends(self) -> list[tuple[str, str]]:
        return [(fitted(s.name, NAME_ROOM), short(float(s.values[-1]))) for s in self.chart.series]

    def _times(self) -> Iterator[SafeString]:
        """The labels below, as many as stand apart; the first and the last always."""
        y = self.bottom + 20
        texts = [fitted(label, LABEL_ROOM) for label in self.chart.labels]
        last = len(texts) - 1
        if not last:
            yield words(self.x(0), y, texts[0], "quiet", "middle")
            return
        start = max(0.0, self.left - breadth(texts[0]) / 2)
        end = min(WIDTH, self.right + breadth(texts[-1]) / 2)
        yield words(start, y, texts[0], "quiet")
        yield words(end, y, texts[-1], "quiet", "end")
        free_from, free_to = start + breadth(texts[0]) + 12, end - breadth(texts[-1]) - 12
        for place in range(1, last):
            half = breadth(texts[place]) / 2
            if self.x(place) - half >= free_from and self.x(place) + half <= free_to:
                yield words(self.x(place), y, texts[place], "quiet", "middle")
                free_from = self.x(place) + half + 12


def _apart(
    ends: list[tuple[float, str, str]], top: float, bottom: float
) -> list[tuple[float, str, str]]:
    """The names with room between them, within the plot."""
    placed: list[tuple[float, str, str]] = []
    for y, *texts in sorted(ends):
        least = placed[-1][0] + NAME_HEIGHT if placed else top
        placed.append((max(y, least), texts[0], texts[1]))
    limit = bottom
    for place in range(len(placed) - 1, -1, -1):
        y, name, number = placed[place]
        placed[place] = (min(y, limit), name, number)
        limit = placed[place][0] - NAME_HEIGHT
    return placed

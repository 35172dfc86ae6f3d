"""Lines over time, each named where it ends."""

from django.utils.safestring import SafeString

from fazhi.charts.description import Chart
from fazhi.charts.numbers import axis, short, shown
from fazhi.charts.svg import TEXT, WIDTH, breadth, dot, fitted, path, rule, words

PLOT = 190.0  # height between the lowest and the highest mark
ABOVE = 26.0  # room for the name of a line that ends at the highest mark
BELOW = 26.0
LABEL_ROOM = 96.0
NAME_HEIGHT = 18.0
FEW_POINTS = 16  # so many bear a dot each


def draw_lines(chart: Chart) -> tuple[list[SafeString], float]:
    """The shapes of the lines, and how high they stand."""
    values = [float(v) for series in chart.series for v in series.values]
    marks = axis(min(values), max(values))
    left = max(breadth(short(mark)) for mark in marks) + 8
    right = WIDTH - 6
    count = len(chart.labels)

    def x_of(place: int) -> float:
        return left + (right - left) * (place / (count - 1) if count > 1 else 0.5)

    def y_of(value: float) -> float:
        return ABOVE + PLOT * (marks[-1] - value) / (marks[-1] - marks[0])

    shapes = [rule(left, y_of(mark), WIDTH, y_of(mark), strong=not mark) for mark in marks]
    shapes += [words(left - 8, y_of(m) + 5, short(m), "quiet", "end") for m in marks]
    shapes += _time_labels(chart, [x_of(place) for place in range(count)])
    ends = []
    for number, series in enumerate(chart.series):
        points = [(x_of(place), y_of(float(value))) for place, value in enumerate(series.values)]
        if count > 1:
            shapes.append(path(points, number))
        marked = points if count <= FEW_POINTS else points[-1:]
        shapes += [dot(x, y) for x, y in marked]
        text = " ".join(
            part for part in (series.name, shown(series.values[-1]), chart.unit) if part
        )
        ends.append((points[-1][1] - 10, fitted(text, WIDTH - left)))
    height = ABOVE + PLOT + BELOW
    for y, text in _apart(ends, lowest=ABOVE + PLOT - 6):
        shapes.append(words(WIDTH, y, text, "name", "end", bold=True))
    return shapes, height


def _time_labels(chart: Chart, places: list[float]) -> list[SafeString]:
    """The labels below, as many as stand apart; the first and the last always."""
    y = ABOVE + PLOT + 20
    texts = [fitted(label, LABEL_ROOM) for label in chart.labels]
    last = len(texts) - 1
    if not last:
        return [words(places[0], y, texts[0], "quiet", "middle")]
    shapes = [
        words(max(0.0, places[0] - 8), y, texts[0], "quiet"),
        words(WIDTH, y, texts[-1], "quiet", "end"),
    ]
    free_from = max(0.0, places[0] - 8) + breadth(texts[0]) + 12
    free_to = WIDTH - breadth(texts[-1]) - 12
    for place in range(1, last):
        half = breadth(texts[place]) / 2
        if places[place] - half >= free_from and places[place] + half <= free_to:
            shapes.append(words(places[place], y, texts[place], "quiet", "middle"))
            free_from = places[place] + half + 12
    return shapes


def _apart(ends: list[tuple[float, str]], lowest: float) -> list[tuple[float, str]]:
    """The names with room between them, none above the drawing or below ``lowest``."""
    placed: list[tuple[float, str]] = []
    for y, text in sorted(ends):
        after = placed[-1][0] + NAME_HEIGHT if placed else TEXT
        placed.append((max(y, after), text))
    limit = lowest
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = (min(placed[place][0], limit), placed[place][1])
        limit = placed[place][0] - NAME_HEIGHT
    return placed

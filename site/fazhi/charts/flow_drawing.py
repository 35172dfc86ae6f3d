"""A flow chart as SVG: one column of steps, with rails beside it for what does not go straight on.

One column stays legible on a phone and on paper, however many branches there are. What goes on to a
later step runs on a rail at the right, what goes back on one at the left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fazhi.charts.flow import Flow, Node, NodeKind, Way
from fazhi.charts.svg import BAR, INK, LINE, TEXT, WIDTH, breadth, length, words

RAIL, EDGE = 12.0, 4.0  # between rails, and to the border
GAP, LEADING, PADDING = 34.0, 20.0, 10.0
SMALL = 12.0
SLANT = 12.0  # of a decision's corners


@dataclass(frozen=True)
class Box:
    """A node in its place: ``lines`` are its words, ``facts`` who and in what time."""

    node: Node
    lines: tuple[str, ...]
    facts: tuple[str, ...]
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Rail:
    """A way that does not go straight on, on its lane counted from the column outwards."""

    source: int
    target: int
    way: Way
    lane: int

    @property
    def goes_back(self) -> bool:
        """Whether it runs at the left."""
        return self.target <= self.source


def draw_flow(flow: Flow) -> tuple[list[SafeString], float]:
    """The shapes, and how high they stand together."""
    rails = list(_rails(flow))
    left = EDGE + RAIL * _lanes(rail for rail in rails if rail.goes_back)
    right = WIDTH - EDGE - RAIL * _lanes(rail for rail in rails if not rail.goes_back)
    boxes = list(_boxes(flow, right - left))
    shapes = [_rail(rail, boxes, left, right) for rail in rails]
    for place, box in enumerate(boxes):
        shapes += _straight(flow, place, boxes, (left + right) / 2)
        shapes += _box(box, left, right)
    shapes += [shape for rail in rails for shape in _condition(rail, boxes, left, right)]
    return shapes, boxes[-1].bottom + EDGE if boxes else 0.0


def wrapped(text: str, room: float, size: float = TEXT) -> tuple[str, ...]:
    """Text in lines that fit; Chinese may be broken anywhere, but for marks that begin no line."""
    lines, line = [], ""
    for piece in " ".join(text.split()):
        if line and breadth(line + piece, size) > room and piece not in "，。；：、？！）》”」":
            lines.append(line.strip())
            line = ""
        line += piece
    return tuple(one for one in (*lines, line.strip()) if one)


def _boxes(flow: Flow, room: float) -> Iterator[Box]:
    top = EDGE
    for node in flow.nodes:
        inner = room - 2 * PADDING - (2 * SLANT if node.kind == NodeKind.DECISION else 0)
        lines = wrapped(node.words, inner)
        facts = wrapped(" · ".join(node.facts), inner, SMALL)
        height = 2 * PADDING + LEADING * len(lines) + (LEADING - 3) * len(facts)
        yield Box(node, lines, facts, top, height)
        top += height + GAP


def _rails(flow: Flow) -> Iterator[Rail]:
    """Each on the innermost lane on which nothing else runs beside it; what leads to the same joins."""
    busy: dict[bool, list[list[tuple[range, int]]]] = {True: [], False: []}
    for source, node in enumerate(flow.nodes):
        for way in node.ways:
            target = flow.place_of.get(way.to)
            if target is None or target == source + 1:
                continue
            span = range(min(source, target), max(source, target) + 1)
            lanes = busy[target <= source]
            free = (n for n, taken in enumerate(lanes) if _is_free(span, target, taken))
            lane = next(free, len(lanes))
            if lane == len(lanes):
                lanes.append([])
            lanes[lane].append((span, target))
            yield Rail(source, target, way, lane)


def _is_free(span: range, target: int, taken: Iterable[tuple[range, int]]) -> bool:
    return all(
        span.stop <= other.start or other.stop <= span.start or target == same
        for other, same in taken
    )


def _lanes(rails: Iterable[Rail]) -> int:
    return max((rail.lane + 1 for rail in rails), default=0)


def _straight(flow: Flow, place: int, boxes: list[Box], centre: float) -> list[SafeString]:
    box = boxes[place]
    ahead = [way for way in box.node.ways if flow.place_of.get(way.to) == place + 1]
    if not ahead:
        return []
    below = boxes[place + 1].top
    shapes = [_line([(centre, box.bottom), (centre, below)])]
    if condition := " / ".join(way.condition for way in ahead if way.condition):
        shapes.append(words(centre + 8, box.bottom + GAP / 2 + 4, condition, "quiet"))
    return shapes


def _rail(rail: Rail, boxes: list[Box], left: float, right: float) -> SafeString:
    side, out = (left, -1) if rail.goes_back else (right, 1)
    away = side + out * RAIL * (rail.lane + 1)
    start, end = boxes[rail.source], boxes[rail.target]
    # Apart from where others come in or go out.
    goes, comes = start.middle + 6, end.middle - 6
    return _line([(side, goes), (away, goes), (away, comes), (side, comes)])


def _condition(rail: Rail, boxes: list[Box], left: float, right: float) -> list[SafeString]:
    """Below its step, at the side of its rail."""
    if not rail.way.condition:
        return []
    base = boxes[rail.source].bottom + 14
    if rail.goes_back:
        return [words(left, base, rail.way.condition, "quiet")]
    return [words(right, base, rail.way.condition, "quiet", "end")]


def _box(box: Box, left: float, right: float) -> Iterator[SafeString]:
    yield _outline(box, left, right)
    centre, base = (left + right) / 2, box.top + PADDING + TEXT
    for line in box.lines:
        yield words(centre, base, line, anchor="middle", bold=box.node.kind != NodeKind.STEP)
        base += LEADING
    for fact in box.facts:
        yield words(centre, base - 2, fact, "quiet", "middle")
        base += LEADING - 3


def _outline(box: Box, left: float, right: float) -> SafeString:
    if box.node.kind == NodeKind.DECISION:
        corners = [
            (left + SLANT, box.top),
            (right - SLANT, box.top),
            (right, box.middle),
            (right - SLANT, box.bottom),
            (left + SLANT, box.bottom),
            (left, box.middle),
        ]
        return format_html(
            '<polygon class="chart__decision" points="{}" fill="#fff" stroke="{}" stroke-width="1.5"/>',
            " ".join(f"{length(x)},{length(y)}" for x, y in corners),
            BAR,
        )
    is_edge = box.node.kind in {NodeKind.START, NodeKind.END}
    return format_html(
        '<rect class="chart__node" x="{}" y="{}" width="{}" height="{}" rx="{}" fill="#fff"'
        ' stroke="{}" stroke-width="1.5"/>',
        *(length(left), length(box.top), length(right - left), length(box.height)),
        length(min(box.height / 2, 20) if is_edge else 4),
        INK if is_edge else LINE,
    )


def _line(points: list[tuple[float, float]]) -> SafeString:
    """A line with right angles and an arrow at its end, drawn without a marker that needs an id."""
    (x0, y0), (x1, y1) = points[-2:]
    dx, dy = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
    back = (x1 - 7 * dx, y1 - 7 * dy)
    head = [(x1, y1), (back[0] - 4 * dy, back[1] + 4 * dx), (back[0] + 4 * dy, back[1] - 4 * dx)]
    return format_html(
        '<path class="chart__way" d="M{}" fill="none" stroke="{}" stroke-width="1.5"/>'
        '<polygon class="chart__arrow" points="{}" fill="{}"/>',
        " L".join(f"{length(x)} {length(y)}" for x, y in points),
        INK,
        " ".join(f"{length(x)},{length(y)}" for x, y in head),
        INK,
    )

"""Flow charts: what is wrong with one is said, and the drawing and its text say the same."""

import re

import pytest

from fazhi.charts.flow import Flow, Node, NodeKind, Way
from fazhi.charts.flow_drawing import draw_flow, wrapped
from fazhi.charts.svg import TEXT, WIDTH, breadth

START, STEP, DECISION, END = NodeKind.START, NodeKind.STEP, NodeKind.DECISION, NodeKind.END


def node(key: str, kind: NodeKind = STEP, *ways: str, **more: str) -> Node:
    """``ways`` are keys, with a condition behind a colon."""
    read = tuple(Way(*way.split(":")) for way in ways)
    return Node(key, f"做{key}", kind, ways=read, **more)


APPLY = Flow(
    (
        node("a", START, "b"),
        node("b", DECISION, "c:齐全", "d:不齐全"),
        node("c", STEP, "e", role="窗口", limit="5个工作日"),
        node("d", STEP, "b:补齐后", "e:不补"),
        node("e", END),
    )
)


def test_a_whole_flow_has_no_problems() -> None:
    assert APPLY.problems() == []


@pytest.mark.parametrize(
    ("nodes", "places"),
    [
        ((), [0, 0]),
        ((node("a", STEP, "b"), node("b", END)), [0]),
        ((node("a", START, "b"), node("b", START, "c"), node("c", END)), [0]),
        ((node("a", START, "b"), node("b", STEP, "a")), [0, 1, 2]),  # no end, and two in a circle
        ((node("a", START, "a", "b"), node("b", END)), [1, 1]),
        ((node("a", START, "x"), node("b", END)), [1, 1, 2]),
        ((node("a", START, "b"), node("b", END, "a")), [2]),
        ((node("a", START, "b"), node("b"), node("c", END)), [2, 1, 3]),
        ((node("a", START, "b"), node("b", DECISION, "c"), node("c", END)), [2]),
        ((node("a", START, "b", "c"), node("b", END), node("c", END)), [1]),
        ((node("a", START, "b"), node("b", END), node("b", END)), [3]),
        (
            (
                node("a", START, "b:是", "c:否"),
                node("b", STEP, "d"),
                node("d", STEP, "b"),
                node("c", END),
            ),
            [2, 3],
        ),
        ((node("a", START, *(["z"])), *(node(f"n{n}", END) for n in range(45))), None),
    ],
)
def test_what_leaves_a_reader_standing_is_named(
    nodes: tuple[Node, ...], places: list[int] | None
) -> None:
    problems = Flow(nodes).problems()
    assert problems
    assert all(one.says for one in problems)
    if places is not None:
        assert sorted(one.node for one in problems) == sorted(places)


def test_the_text_says_where_each_step_goes_on() -> None:
    lines = APPLY.lines()
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]
    assert lines[1].ways == (("齐全", 3, "做c"), ("不齐全", 4, "做d"))
    assert lines[2].node.facts == ["窗口", "5个工作日"]


def test_the_drawing_says_all_that_the_text_says_and_stays_within_a_phone() -> None:
    shapes, height = draw_flow(APPLY)
    drawn = "".join(shapes)
    for words in (
        "做a",
        "做b",
        "做c",
        "做d",
        "做e",
        "窗口 · 5个工作日",
        "齐全",
        "不齐全",
        "补齐后",
        "不补",
    ):
        assert f">{words}<" in drawn
    across = [float(x) for x in re.findall(r' x[12]?="([0-9.]+)"', drawn)]
    assert max(across) <= WIDTH
    down = [float(y) for y in re.findall(r' y="([0-9.]+)"', drawn)]
    assert max(down) <= height


def test_every_way_is_one_line_with_an_arrow() -> None:
    drawn = "".join(draw_flow(APPLY)[0])
    assert drawn.count("chart__way") == drawn.count("chart__arrow") == 6


def test_ways_beside_each_other_run_on_rails_of_their_own() -> None:
    nodes = (
        node("a", START, "b:一", "d:二"),
        node("b", STEP, "c:三", "e:四"),
        node("c", STEP, "e"),
        node("d", STEP, "e"),
        node("e", END),
    )
    drawn = "".join(draw_flow(Flow(nodes))[0])
    rails = re.findall(r'<path class="chart__way" d="M[\d.]+ [\d.]+ L([\d.]+) ', drawn)
    centre = max(set(rails), key=rails.count)
    assert len({x for x in rails if x != centre}) == 2


@pytest.mark.parametrize("text", ["一次告知要补的材料，不能让人多跑一趟。", "abc " * 20, "", "  "])
def test_words_are_broken_to_fit_and_none_is_lost(text: str) -> None:
    lines = wrapped(text, 100)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(breadth(line) <= 100 + TEXT for line in lines)
    assert not any(line.startswith(("，", "。")) for line in lines)


def test_what_is_not_html_stays_text() -> None:
    flow = Flow((Node("a", "<b>&", START, ways=(Way("b"),)), node("b", END)))
    assert "&lt;b&gt;&amp;" in "".join(draw_flow(flow)[0])

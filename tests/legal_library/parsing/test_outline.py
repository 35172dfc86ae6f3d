"""The outline that readers, staff and reports of imports see."""

import pytest

from legal_library.parsing.outline import Branch, headed, outline_of
from legal_library.parsing.tree import Kind, Node, with_depth
from tests.legal_library.parsed import read_body

PARTS = """第一编　总则
第一章　基本规定
第一条　甲。
第二条　乙。
第二章　自然人
第三条　丙。
第二编　附则
第四条　丁。"""


def lines(branches: list[Branch], indent: str = "") -> list[str]:
    """A line for each branch, indented by its depth."""
    found = []
    for branch in branches:
        found.append(f"{indent}{branch.heading} {branch.range} {branch.articles}")
        found += lines(branch.below, f"{indent}  ")
    return found


def of(text: str) -> list[Branch]:
    return outline_of(with_depth(read_body(text).roots))


def test_units_stand_within_units_and_count_every_article_below() -> None:
    assert lines(of(PARTS)) == [
        "第一编　总则 第一条—第三条 3",
        "  第一章　基本规定 第一条—第二条 2",
        "  第二章　自然人 第三条 1",
        "第二编　附则 第四条 1",
    ]


def test_articles_outside_of_units_are_a_branch_without_a_heading() -> None:
    branches = of("第一条　甲。\n第二条　乙。\n第三条　丙。")
    assert lines(branches) == [" 第一条—第三条 3"]
    assert (branches[0].kind, branches[0].anchor) == (Kind.ARTICLE, "art_1")
    assert headed(branches) == []


def test_what_is_below_a_unit_without_a_heading_moves_up_in_a_table_of_contents() -> None:
    chapter = Node(Kind.CHAPTER, label="第一章", path="attached/chapter_1")
    attached = Node(Kind.ATTACHED, path="attached", children=[chapter])
    branches = outline_of(with_depth([attached]))
    assert lines(branches) == ["  0", "  第一章  0"]
    assert lines(headed(branches)) == ["第一章  0"]


@pytest.mark.parametrize("number", [0, 100_000, 99_999_999])
def test_a_number_that_no_law_has_gives_no_range_and_no_error(number: int) -> None:
    article = Node(Kind.ARTICLE, number=number, path=f"art_{number}")
    assert lines(outline_of(with_depth([article]))) == ["  1"]

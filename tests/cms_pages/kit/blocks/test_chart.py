from typing import Any

from django.core.exceptions import ValidationError

import pytest
from bs4 import BeautifulSoup

from cms_pages.kit.blocks import ChartBlock

ROWS = "邻里纠纷，142\n婚姻、家庭：1,098.5\n\n其他\t-9"


def value_of(rows: str = ROWS, **fields: Any) -> Any:
    given = {"title": "调解件数", "kind": "bars", "source": "镇司法所", "unit": "件"}
    return ChartBlock().to_python({**given, "rows": rows, **fields})


def rows_of(rows: str) -> list[tuple[str, str]]:
    made = ChartBlock().clean(value_of(rows)).chart
    return [(label, str(numbers[0])) for label, numbers in made.rows]


def test_lines_become_a_drawing_with_its_table() -> None:
    html = ChartBlock().render(ChartBlock().clean(value_of(as_of="2025-12-31")))
    figure = BeautifulSoup(html, "html.parser").figure
    assert figure is not None
    cells = [cell.get_text() for cell in figure.select("tbody :is(th, td)")]
    assert cells == ["邻里纠纷", "142", "婚姻、家庭", "1,098.5", "其他", "-9"]
    assert "来源：镇司法所" in figure.get_text()


@pytest.mark.parametrize(
    ("line", "label", "number"),
    [
        ("邻里纠纷，142", "邻里纠纷", "142"),
        ("邻里纠纷, 1,234", "邻里纠纷", "1234"),
        ("邻里纠纷，１，２３４．５", "邻里纠纷", "1234.5"),
        ("邻里纠纷 142", "邻里纠纷", "142"),
        ("2025年：-3", "2025年", "-3"),
        ("2025；−3", "2025", "-3"),
        ("甲，乙，7", "甲，乙", "7"),
        ("（一）含“引号”的，+5", "（一）含“引号”的", "5"),
    ],
)
def test_lines_are_read_as_people_write_them(line: str, label: str, number: str) -> None:
    assert rows_of(line) == [(label, number)]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("邻里纠纷", "第 1 行"),
        ("甲，1\n乙，二", "第 2 行"),
        ("甲，1,23", "第 1 行"),
        ("甲，nan", "第 1 行"),
        ("甲，1e9", "第 1 行"),
        ("，5", "第 1 行"),
        ("甲，99999999999999999999", "太大"),
        ("\n".join(f"第{n}项，1" for n in range(61)), "最多 60 行"),
        ("长" * 201 + "，1", "最多 200 个字"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(rows: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ChartBlock().clean(value_of(rows))
    error = refused.value.block_errors["rows"]  # type: ignore[attr-defined]
    assert why in str(error)


def test_numbers_are_required() -> None:
    with pytest.raises(ValidationError):
        ChartBlock().clean(value_of("  \n "))


def test_parts_of_a_whole_cannot_be_negative() -> None:
    with pytest.raises(ValidationError):
        ChartBlock().clean(value_of(kind="shares"))


def test_a_draft_that_cannot_be_drawn_shows_nothing() -> None:
    assert ChartBlock().render(value_of("")).strip() == ""
    assert ChartBlock().render(value_of("甲")).strip() == ""

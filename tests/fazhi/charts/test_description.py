from decimal import Decimal
from typing import Any

import pytest

from fazhi.charts import Chart, ChartError, ChartKind, Series
from fazhi.charts.numbers import axis, short, shown


def chart(*values: Any, kind: ChartKind = ChartKind.BARS, **fields: Any) -> Chart:
    labels = tuple(f"第{n}项" for n, _value in enumerate(values))
    return Chart(kind, **{"title": "标题", "labels": labels, "series": (Series(values),), **fields})


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize(
    "values", [(0,), (5,), (0, 0, 0), (10**15, 1), tuple(range(60)), (Decimal("0.0001"), 2.5)]
)
def test_what_can_be_drawn(kind: ChartKind, values: tuple[Any, ...]) -> None:
    assert chart(*values, kind=kind).rows


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: chart(), "至少要有一个数"),
        (lambda: chart(1, title=" "), "要有标题"),
        (lambda: chart(float("nan")), "不是数"),
        (lambda: chart(float("-inf")), "不是数"),
        (lambda: chart(Decimal("sNaN")), "不是数"),
        (lambda: chart(True), "不是数"),
        (lambda: chart("7"), "不是数"),
        (lambda: chart(None), "不是数"),
        (lambda: chart(10**15 + 1), "太大"),
        (lambda: chart(10**400), "太大"),
        (lambda: chart(Decimal(10) ** 400), "太大"),
        (lambda: chart(*range(61)), "最多 60 行"),
        (lambda: chart(1, labels=("字" * 201,)), "最多 200 个字"),
        (lambda: chart(1, labels=("  ",)), "写明是什么"),
        (lambda: chart(1, 2, labels=("甲",)), "都要有数"),
        (lambda: chart(1, series=(Series((1,), "a"), Series((2,)))), "都要写名称"),
        (lambda: chart(1, series=tuple(Series((1,), f"{n}") for n in range(5))), "最多 4 组"),
        (lambda: chart(-1, kind=ChartKind.SHARES), "不能有负数"),
        (lambda: chart(1, kind=ChartKind.SHARES, series=(Series((1,), "a"),) * 2), "只能有一组"),
    ],
)
def test_what_cannot_be_drawn_says_why(made: Any, why: str) -> None:
    with pytest.raises(ChartError, match=why):
        made()


@pytest.mark.parametrize(
    "values", [(1, 1, 1), (310, 120, 88, 40, 17), (1, 10**15), (0.1,) * 7, (1,) * 60]
)
def test_parts_of_a_whole_are_a_hundred_per_cent(values: tuple[float, ...]) -> None:
    percentages = chart(*values, kind=ChartKind.SHARES).percentages
    assert percentages is not None
    assert sum(percentages) == 100


def test_nothing_has_no_parts() -> None:
    assert chart(0, 0, kind=ChartKind.SHARES).percentages is None
    assert chart(1, 2).percentages is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567, "1,234,567"),
        (-34000.5, "-34,000.5"),
        (0.1 + 0.2, "0.3"),
        (Decimal("100.00"), "100"),
        (0.00001, "0"),
        (-0.0, "0"),
        (10**15, "1,000,000,000,000,000"),
    ],
)
def test_numbers_are_shown_as_they_are(value: Any, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(9999, "9,999"), (25000, "2.5万"), (-3 * 10**8, "-3亿")]
)
def test_an_axis_counts_in_ten_thousands(value: float, text: str) -> None:
    assert short(value) == text


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0, 10, [0, 2.5, 5, 7.5, 10]),
        (-3, 7, [-5, -2.5, 0, 2.5, 5, 7.5]),
        (0, 0, [0, 0.25, 0.5, 0.75, 1]),
        (5, 5, [0, 2, 4, 6]),
    ],
)
def test_marks_are_round_and_hold_every_number(low: float, high: float, marks: list[float]) -> None:
    assert axis(low, high) == marks


@pytest.mark.parametrize("value", [1e-12, 1e-4, 3, 10**15, -(10**15)])
def test_there_are_few_marks_however_large_the_number(value: float) -> None:
    marks = axis(value, value)
    assert 2 <= len(marks) <= 7
    assert marks[0] <= value <= marks[-1] * (1 + 1e-9)

"""What readers get: a drawing with its title, and the same numbers as a table."""

import datetime as dt
import re
from itertools import pairwise
from typing import Any

from django.template import Context, Template

import pytest
from bs4 import BeautifulSoup, Tag

from fazhi.charts import Chart, ChartKind, Series
from fazhi.charts.svg import TEXT, WIDTH, breadth, fitted

LABELS = ("邻里纠纷", "婚姻家庭", "其他")


def chart(kind: ChartKind, *series: Series, **fields: Any) -> Chart:
    given = {"title": "调解件数", "labels": LABELS, "unit": "件", **fields}
    return Chart(kind=kind, series=series or (Series((1420, 98, 9)),), **given)


def shown(made: Chart, tag: str = "{% chart made %}") -> Tag:
    html = Template("{% load charts %}" + tag).render(Context({"made": made}))
    figure = BeautifulSoup(html, "html.parser").figure
    assert figure is not None
    return figure


def words(figure: Tag) -> list[str]:
    return [text.get_text() for text in figure.select("svg text")]


@pytest.mark.parametrize("kind", ChartKind)
def test_a_drawing_is_one_picture_with_a_title_and_a_description(kind: ChartKind) -> None:
    figure = shown(chart(kind))
    svg = figure.svg
    assert svg is not None
    assert svg["role"] == "img"
    named = [figure.find(id=name) for name in str(svg["aria-labelledby"]).split()]
    assert [tag.name for tag in named if isinstance(tag, Tag)] == ["title", "desc"]
    assert "最大 1,420 件" in figure.get_text()


@pytest.mark.parametrize("kind", ChartKind)
def test_the_table_has_every_number_and_the_source_its_day(kind: ChartKind) -> None:
    figure = shown(chart(kind, source="镇司法所", as_of=dt.date(2025, 12, 31)))
    rows = [[c.get_text() for c in row.select("th, td")][:2] for row in figure.select("tbody tr")]
    assert rows == [["邻里纠纷", "1,420"], ["婚姻家庭", "98"], ["其他", "9"]]
    source = figure.select_one(".chart__source")
    assert source is not None
    assert source.get_text() == "来源：镇司法所 数据截至 2025-12-31"


@pytest.mark.parametrize("kind", ChartKind)
def test_no_style_or_script_stands_in_the_page(kind: ChartKind) -> None:
    html = str(shown(chart(kind)))
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html)


def test_bars_and_parts_are_labelled_directly() -> None:
    assert words(shown(chart(ChartKind.BARS))) == [
        *("邻里纠纷", "1,420 件", "婚姻家庭", "98 件", "其他", "9 件")
    ]
    assert "93%  1,420 件" in words(shown(chart(ChartKind.SHARES)))


def test_bars_are_as_long_as_their_numbers_and_negative_ones_stand_left_of_zero() -> None:
    figure = shown(chart(ChartKind.BARS, Series((100, -50, 0))))
    bars = [(float(str(r["x"])), float(str(r["width"]))) for r in figure.select("rect")]
    third = WIDTH / 3
    assert bars[0] == pytest.approx((third, 2 * third), abs=0.1)
    assert bars[1] == pytest.approx((0, third), abs=0.1)
    assert len(figure.select(".chart__zero")) == 1


def test_parts_follow_each_other_to_the_end_of_the_whole() -> None:
    bars = shown(chart(ChartKind.SHARES, Series((5, 3, 2)))).select("rect.chart__bar")
    ends = [float(str(bar["x"])) + float(str(bar["width"])) for bar in bars]
    assert [float(str(bar["x"])) for bar in bars[1:]] == ends[:-1]
    assert ends[-1] == WIDTH


def test_lines_differ_by_dashes_and_are_named_where_they_end() -> None:
    made = chart(ChartKind.LINES, *(Series((n, n, n), f"第{n}组") for n in range(4)))
    figure = shown(made)
    assert len({str(line["stroke-dasharray"]) for line in figure.select("path")}) == 4
    names = figure.select("text.chart__name")
    assert {name.get_text() for name in names} == {series.name for series in made.series}
    heights = sorted(float(str(name["y"])) for name in names)
    assert all(below - above > 2 * TEXT for above, below in pairwise(heights))


def test_a_line_far_from_zero_says_that_its_axis_begins_elsewhere() -> None:
    assert "纵轴不从 0 开始" in words(shown(chart(ChartKind.LINES, Series((90, 92, 97)))))
    assert "纵轴不从 0 开始" not in words(shown(chart(ChartKind.LINES, Series((9, 92, 97)))))


EXTREMES = [
    chart(ChartKind.LINES, Series((1,)), labels=("一",)),
    chart(ChartKind.LINES, Series((0, 0, 0))),
    chart(ChartKind.LINES, Series((7, 7, 7))),
    chart(ChartKind.LINES, Series((10**15, -(10**15), 0))),
    chart(ChartKind.LINES, Series(tuple(range(60))), labels=tuple(f"2020-{n}" for n in range(60))),
    chart(ChartKind.LINES, *(Series((1, 2, 3), "名" * 200 + str(n)) for n in range(4))),
    chart(ChartKind.BARS, Series((10**15, 1, -(10**15))), unit="单" * 50),
    chart(ChartKind.BARS, Series(tuple(range(60))), labels=("长" * 200,) * 60),
    chart(ChartKind.BARS, *(Series((1, 2, 3), "名" * 200) for n in range(4))),
    chart(ChartKind.SHARES, Series((0, 0, 0)), labels=("W" * 200, "\u05d0" * 200, "😀" * 200)),
]


@pytest.mark.parametrize("made", EXTREMES)
def test_nothing_stands_outside_the_drawing(made: Chart) -> None:
    svg = shown(made).svg
    assert svg is not None
    height = float(str(svg["viewbox"]).split()[-1])
    for shape in svg.select("rect"):
        assert 0 <= float(str(shape["x"])) <= WIDTH
        assert float(str(shape["x"])) + float(str(shape["width"])) <= WIDTH + 1.01
        assert float(str(shape["y"])) + float(str(shape["height"])) <= height
    for text in svg.select("text"):
        x, wide = float(str(text["x"])), breadth(text.get_text())
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[str(text["text-anchor"])]
        assert left >= -1, text
        assert left + wide <= WIDTH + 1, text
        assert 0 <= float(str(text["y"])) <= height
    assert "nan" not in str(svg).lower()


def test_labels_are_text_whatever_they_hold() -> None:
    hostile = ('"><script>', "&amp;", "{{ x }}")
    figure = shown(chart(ChartKind.BARS, labels=hostile, title="<b>", source="<i>", unit="<u>"))
    assert figure.find(["script", "b", "i", "u"]) is None
    assert '"><script>' in words(figure)
    assert "&amp;" in words(figure)


def test_two_charts_on_a_page_do_not_share_names() -> None:
    one, other = shown(chart(ChartKind.BARS)), shown(chart(ChartKind.BARS, title="别的"))
    same = shown(chart(ChartKind.BARS), '{% chart made "second" %}')
    names = {str(figure.svg["aria-labelledby"]) for figure in (one, other, same) if figure.svg}
    assert len(names) == 3


def test_a_label_that_is_too_long_is_shortened_in_the_drawing_alone() -> None:
    figure = shown(chart(ChartKind.BARS, labels=("长" * 200, "甲", "乙")))
    assert words(figure)[0].endswith("…")
    assert "长" * 200 in figure.get_text()
    assert fitted("短", 100) == "短"

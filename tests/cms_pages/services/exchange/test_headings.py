"""Which column a heading of a workbook stands for."""

import csv

from django.db.models import TextChoices

import pytest

from cms_pages.services import choices
from cms_pages.services.exchange.columns import COLUMNS, READ
from cms_pages.services.exchange.headings import (
    FILE,
    LEFT_OUT,
    Heading,
    dressed_off,
    recognised,
    remark_of,
    unknown,
)
from cms_pages.services.exchange.wording import FILE as WORDS
from cms_pages.services.exchange.wording import as_one_of

SETS = (choices.Audience, choices.Channel, choices.Convenience)


def taken_for(*texts: str) -> list[str]:
    """The keys of the columns of some headings."""
    headings = [Heading(number, text) for number, text in enumerate(texts, start=1)]
    return [heading.column for heading in recognised(headings)]


def test_the_list_of_headings_names_columns_that_there_are_each_heading_once() -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["column"] for row in rows} - {column.key for column in READ} == {LEFT_OUT}
    names = [dressed_off(row["heading"]) for row in rows]
    assert sorted(names) == sorted(set(names))


def test_every_column_of_an_export_has_a_name_that_offices_use() -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        named = {row["column"] for row in csv.DictReader(file)}
    assert {column.key for column in COLUMNS} - named == set()


def test_the_list_of_words_names_choices_that_there_are() -> None:
    others = {"Flag", "Nothing", "Free", "NoLimit", "Counted", "CounterWord", "Label"}
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["list"] not in others:
            assert row["value"] in getattr(choices, row["list"]).values, row


@pytest.mark.parametrize(
    "options",
    [
        one
        for one in vars(choices).values()
        if isinstance(one, type) and TextChoices in one.__bases__
    ],
)
def test_every_choice_is_read_by_its_own_label(options: type[TextChoices]) -> None:
    for choice in options:
        assert as_one_of(options, str(choice.label)) == choice.value
        # Several of them may stand in a cell.
        assert not set("、,，;；/") & set(str(choice.label)) or options not in SETS


def test_the_better_of_two_names_has_the_column() -> None:
    assert taken_for("业务办理项编码", "实施编码") == ["", "code"]
    assert taken_for("业务办理项编码") == ["code"]
    assert taken_for("实施编码", "实施编码") == ["code", ""]


def test_several_headings_may_gather_in_one_column() -> None:
    found = taken_for("监督投诉电话", "救济途径", "行政复议")
    assert found == ["remedies", "remedies", "remedies"]


def test_a_column_is_known_by_its_key_and_in_english() -> None:
    assert taken_for("code", "Implementing code *") == ["code", ""]


def test_what_is_left_out_is_not_unknown() -> None:
    headings = [Heading(1, "序号"), Heading(2, "导出日期"), Heading(3, "领导批示")]
    assert [heading.text for heading in unknown(recognised(headings))] == ["领导批示"]


@pytest.mark.parametrize(
    ("heading", "remark"),
    [("法定办结时限（工作日）", "工作日"), ("时限 (日)：", "日"), ("时限", ""), ("（暂）时限", "")],
)
def test_a_remark_behind_a_heading(heading: str, remark: str) -> None:
    assert remark_of(heading) == remark

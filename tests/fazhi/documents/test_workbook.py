import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from fazhi.documents import workbook
from fazhi.documents.workbook import Column, write_list

COLUMNS = (Column("名称", 20), Column("人数", 8, "number"), Column("日期", 12, "date"))


def read(*rows: tuple[Any, ...], title: str = "清单", **options: Any) -> Worksheet:
    made = write_list(title, COLUMNS, rows, **options)
    return openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]


def test_numbers_and_dates_are_real_and_headings_stay_in_sight() -> None:
    sheet = read(("甲村", 1200.5, dt.date(2026, 1, 31)), note="截至今日")
    assert [cell.value for cell in sheet[3]] == ["名称", "人数", "日期"]
    name, number, date = sheet[4]
    assert (name.value, number.value) == ("甲村", 1200.5)
    assert isinstance(date.value, dt.datetime)
    assert str(date.value).startswith("2026-01-31")
    assert (sheet.freeze_panes, sheet["A1"].value, sheet["A2"].value) == ("A4", "清单", "截至今日")
    assert sheet.column_dimensions["A"].width == 20


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "{=1}", "#REF!"])
def test_text_is_never_a_formula(text: str) -> None:
    (cell, *_rest) = read((text, text, text))[4]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.number_format == "@"


def test_what_xml_cannot_hold_is_left_out() -> None:
    (cell, *_rest) = read(("甲\x00\x0b\ud800乙\n丙", None, ""))[4]
    assert cell.value == "甲乙\n丙"


@pytest.mark.parametrize("title", ["[a]:b*c?d/e\\f", "'", "", "长" * 99])
def test_every_title_makes_a_sheet(title: str) -> None:
    assert 1 <= len(read(title=title).title) <= 31


def test_a_list_has_an_end_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    sheet = read(*[("甲", 1, None)] * 5)
    assert sheet.max_row == 6
    assert "2" in str(sheet["A6"].value)


def test_a_row_of_another_length_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="argument"):
        read(("甲", 1))

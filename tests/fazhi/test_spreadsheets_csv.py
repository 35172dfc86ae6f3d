"""CSV files as Excel, WPS and this site write them: what they hold, and what they have lost."""

import io

import pytest

from fazhi.imports.exports import harmless
from fazhi.spreadsheets import MAX_ROWS, Column, Sheet, as_date, read_sheet

COLUMNS = (
    Column("name", "名称", required=True, max_length=20, unique=True),
    Column("day", "日期", parse=as_date, default=None),
    Column("note", "备注", multiline=True),
)


def read(text: str, encoding: str = "utf-8") -> Sheet:
    return read_sheet(io.BytesIO(text.encode(encoding)), COLUMNS)


def places(sheet: Sheet) -> list[tuple[int | None, str]]:
    return [(one.row, one.column) for one in sheet.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_are_read_in_the_encodings_of_offices(encoding: str, end: str) -> None:
    lines = ["名称,日期,备注", "甲,2026/1/31,", "", '乙,,"一，二"', "丙㐂,,"]
    sheet = read(end.join(lines), encoding)
    assert not sheet.findings
    assert [(row.number, row["name"], row["note"]) for row in sheet.rows] == [
        (2, "甲", ""),
        (4, "乙", "一，二"),
        (5, "丙㐂", ""),
    ]


def test_rows_are_counted_as_the_spreadsheet_counts_them() -> None:
    sheet = read('名称,日期,备注\n甲,,"一\n二\n三"\n乙,没有,\n')
    assert sheet.rows[0]["note"] == "一\n二\n三"
    assert places(sheet) == [(3, "日期")]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("3.20123E+17", "末尾"),
        ("1.38E+10", "末尾"),
        ("=A1", "公式"),
        ("#N/A", "#N/A"),
    ],
)
def test_what_a_spreadsheet_has_lost_is_said(cell: str, said: str) -> None:
    sheet = read(f"名称,备注\n甲,{cell}\n")
    assert places(sheet) == [(2, "备注")]
    assert said in sheet.findings[0].message


@pytest.mark.parametrize("text", ["=1+1", "+86", "@甲", "-", "'甲", "-3"])
def test_what_was_made_harmless_is_read_as_it_was(text: str) -> None:
    assert read(f"名称,备注\n甲,{harmless(text)}\n").rows[0]["note"] == text


@pytest.mark.parametrize(
    ("text", "row"),
    [('名称,备注\n甲,"一\n乙,二\n', 2), ('名称,备注\n甲,"一"二\n', 2), ('名称,备注\n甲,x\n"', 3)],
)
def test_a_quotation_mark_too_many_is_told_by_its_row(text: str, row: int) -> None:
    sheet = read(text)
    assert places(sheet) == [(row, "")]
    assert "引号" in sheet.findings[0].message


def test_an_empty_file_and_one_of_headings_are_refused() -> None:
    assert [len(read(text).findings) for text in ("", "\n\n", "名称\n")] == [1, 1, 1]


def test_size_is_bounded() -> None:
    assert not read("名称\n" + "".join(f"甲{n}\n" for n in range(MAX_ROWS))).findings
    for text in ("名称\n" + "甲\n" * (MAX_ROWS + 1), "," * 1_000_001, "甲" * 4_000_000):
        sheet = read(text)
        assert places(sheet) == [(None, "")] if len(text) < 4_000_000 else sheet.failed

"""What a clerk's file may hold, and what comes of it."""

import datetime as dt
import io
import tracemalloc
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy, override

import pytest

from fazhi.spreadsheets import (
    MAX_ROWS,
    Column,
    Finding,
    as_choice,
    as_date,
    cell_text,
    read_sheet,
    write_sheet,
)
from tests.factories.spreadsheets import repacked, xlsx


class Colour(models.TextChoices):
    RED = "red", "红色"


NAME = Column("name", "名称", required=True, max_length=20, unique=True)
DAY = Column("day", "日期", aliases=("起始日期",), parse=as_date, default=None)
NOTE = Column("note", "备注", multiline=True)
COLUMNS = (NAME, DAY, NOTE)
HEAD = ("名称", "日期", "备注")
SHEET_XML = "xl/worksheets/sheet1.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def messages(file: io.BytesIO | Path) -> list[tuple[int | None, str, str]]:
    return [(f.row, f.column, f.message) for f in read_sheet(file, COLUMNS).findings]


def hostile(body: str) -> io.BytesIO:
    return repacked(xlsx(HEAD), SHEET_XML, body.encode())


def test_reads_rows_with_their_numbers_and_leaves_blank_ones_out() -> None:
    sheet = read_sheet(
        xlsx(HEAD, ("甲", dt.date(2026, 1, 31), "一\n 二 "), (), ("乙", "2026年2月1日", None)),
        COLUMNS,
    )
    assert not sheet.findings
    assert [(r.number, r["name"], r["day"], r["note"]) for r in sheet.rows] == [
        (2, "甲", dt.date(2026, 1, 31), "一\n二"),
        (4, "乙", dt.date(2026, 2, 1), ""),
    ]


def test_a_column_that_the_file_lacks_has_its_default_and_is_told_apart() -> None:
    row = read_sheet(xlsx(("名称", "备注"), ("甲", "")), COLUMNS).rows[0]
    assert row["day"] is None
    assert "day" not in row
    assert "note" in row


@pytest.mark.parametrize(
    "heading", ["名称", "名称*", " 名 称 ", "名\u3000称：", "name", "NAME"], ids=repr
)
def test_headings_are_known_however_they_are_dressed(heading: str) -> None:
    assert read_sheet(xlsx((heading,), ("甲",)), COLUMNS).rows[0]["name"] == "甲"


def test_headings_are_known_in_every_language() -> None:
    columns = (Column("row", gettext_lazy("Explanation")),)
    file = xlsx(("说明",), ("甲",))
    with override("en"):
        assert read_sheet(file, columns).rows[0]["row"] == "甲"


def test_running_numbers_are_passed_over() -> None:
    sheet = read_sheet(xlsx(("序号", "名称"), ("=ROW()", "甲")), COLUMNS)
    assert [r["name"] for r in sheet.rows] == ["甲"]


@pytest.mark.parametrize(
    ("rows", "row", "column"),
    [
        pytest.param([("名称", "颜色"), ("甲", "红")], 1, "颜色", id="unknown column"),
        pytest.param([("日期",), ("2026-01-01",)], 1, "名称", id="missing column"),
        pytest.param([("名称", "名称"), ("甲", "乙")], 1, "名称", id="column twice"),
        pytest.param([HEAD, ("甲",), (None, "2026-01-01")], 3, "名称", id="empty cell"),
        pytest.param([HEAD, ("甲" * 21,)], 2, "名称", id="too long"),
        pytest.param([HEAD, ("甲",), ("甲",)], 3, "名称", id="duplicate"),
        pytest.param([HEAD, ("甲", "2026-02-30")], 2, "日期", id="no such day"),
        pytest.param([HEAD, ("=A1",)], 2, "名称", id="formula"),
        pytest.param([HEAD, ("#N/A",)], 2, "名称", id="error value"),
        pytest.param([HEAD, (320123199001011234,)], 2, "名称", id="number cut short"),
        pytest.param([HEAD, ("甲", None, None, "x")], 2, "", id="no heading above"),
        pytest.param([HEAD], None, "", id="no rows"),
        pytest.param([], None, "", id="empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    rows: list[tuple[object, ...]], row: int | None, column: str
) -> None:
    sheet = read_sheet(xlsx(*rows), COLUMNS)
    assert sheet.failed
    assert [(f.row, f.column) for f in sheet.findings] == [(row, column)]


def test_every_bad_row_is_found_at_once() -> None:
    found = messages(xlsx(HEAD, ("", "x"), ("甲", "y"), ("甲", "")))
    assert [(row, column) for row, column, _message in found] == [
        (2, "名称"),
        (2, "日期"),
        (3, "日期"),
    ]


def test_merged_cells_are_refused_by_row() -> None:
    found = messages(xlsx(HEAD, ("甲",), ("乙",), merge="A2:A3"))
    assert found[0][0] == 2
    assert "A2:A3" in found[0][2]


def test_a_merge_over_the_whole_sheet_costs_nothing() -> None:
    body = (
        f'<worksheet {NS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c>'
        '</row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        "</worksheet>"
    )
    tracemalloc.start()
    found = messages(hostile(body))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "A1:XFD1048576" in found[0][2]
    assert peak < 20_000_000


@pytest.mark.parametrize(
    "body",
    [
        f"<worksheet {NS}><sheetData><row>{'<c/>' * 3_000_000}</row></sheetData></worksheet>",
        pytest.param(
            f"<x:worksheet {NS.replace('xmlns', 'xmlns:x')}><x:sheetData>"
            f"{('<x:row>' + '<x:c/>' * 16_000 + '</x:row>') * 70}</x:sheetData></x:worksheet>",
            marks=pytest.mark.heavy,
        ),
        f"<worksheet {NS}><sheetData/><mergeCells>{'<mergeCell/>' * 500_000}</mergeCells></worksheet>",
    ],
    ids=["one row", "many rows", "merged ranges"],
)
def test_a_small_file_of_endless_cells_costs_nothing(body: str) -> None:
    file = hostile(body)
    assert file.getbuffer().nbytes < 100_000
    tracemalloc.start()
    try:
        (found,) = messages(file)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    assert found[2] == "文件解压后的数据量超出此类名单的上限"


def test_a_row_number_out_of_this_world_costs_nothing() -> None:
    body = (
        f'<worksheet {NS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c>'
        '</row><row r="99999999999"><c t="inlineStr"><is><t>甲</t></is></c></row></sheetData>'
        "</worksheet>"
    )
    sheet = read_sheet(hostile(body), COLUMNS)
    assert [r["name"] for r in sheet.rows] == ["甲"]


def test_entities_are_not_expanded() -> None:
    body = (
        '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]>'
        f'<worksheet {NS}><sheetData><row r="1"><c t="inlineStr"><is><t>&y;</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    assert len(messages(hostile(body))) == 1


def test_cells_that_are_only_formatted_are_no_rows() -> None:
    body = (
        f'<worksheet {NS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c>'
        '</row><row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c></row>'
        + "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, MAX_ROWS + 100))
        + "</sheetData></worksheet>"
    )
    sheet = read_sheet(hostile(body), COLUMNS)
    assert [r["name"] for r in sheet.rows] == ["甲"]
    assert not sheet.findings


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(xlsx(HEAD), "xl/media/bomb.bin", bytes(60_000_000))
    assert bomb.getbuffer().nbytes < 1_000_000
    assert len(messages(bomb)) == 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty file"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), id="picture"),
        pytest.param(b"\xff" * 9, id="no encoding"),
        pytest.param(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), id="xls or locked"),
        pytest.param(xlsx(HEAD, ("甲",)).getvalue()[:-200], id="cut off"),
        pytest.param(repacked(xlsx(HEAD), SHEET_XML, b"<worksheet").getvalue(), id="broken part"),
        pytest.param(repacked(xlsx(HEAD), "xl/workbook.xml", b"").getvalue(), id="no workbook"),
        pytest.param(b"PK\x05\x06" + bytes(18), id="empty archive"),
        pytest.param(bytes(10_000_001), id="too large"),
    ],
)
def test_what_is_no_workbook_is_one_finding(content: bytes) -> None:
    sheet = read_sheet(io.BytesIO(content), COLUMNS)
    assert len(sheet.findings) == 1
    assert sheet.failed


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert len(messages(tmp_path / "none.xlsx")) == 1
    assert len(messages(tmp_path)) == 1


def test_a_file_is_read_from_a_path_too(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx(HEAD, ("甲",)).getvalue())
    assert read_sheet(path, COLUMNS).rows[0]["name"] == "甲"


def long_list(rows: int) -> io.BytesIO:
    row = (
        '<row><c t="inlineStr"><is><t>{}</t></is></c><c t="inlineStr"><is><t>{}</t></is></c></row>'
    )
    data = [
        row.format("名称", "日期"),
        *(row.format(f"部门{n}", "2026-01-01") for n in range(rows)),
    ]
    return hostile(f"<worksheet {NS}><sheetData>{''.join(data)}</sheetData></worksheet>")


@pytest.mark.heavy
def test_twenty_thousand_rows_are_read_and_one_more_is_refused() -> None:
    sheet = read_sheet(long_list(MAX_ROWS), COLUMNS)
    assert len(sheet.rows) == MAX_ROWS
    assert sheet.rows[-1]["name"] == f"部门{MAX_ROWS - 1}"
    assert len(messages(long_list(MAX_ROWS + 1))) == 1


def test_findings_end_somewhere() -> None:
    found = messages(xlsx(HEAD, *(("甲", "x") for _n in range(1000))))
    assert len(found) == 201


def test_worksheets_left_out_are_mentioned() -> None:
    sheet = read_sheet(xlsx(HEAD, ("甲",), more_sheets=("其他",)), COLUMNS)
    assert not sheet.failed
    assert "其他" in sheet.findings[0].message


def test_values_must_be_unique_together() -> None:
    columns = (Column("a", "甲"), Column("b", "乙"))
    sheet = read_sheet(xlsx("甲乙", "xy", "xz", "XY"), columns, unique=("a", "b"))
    assert [f.row for f in sheet.findings] == [4]


def test_uniqueness_asks_nothing_of_columns_that_are_not_there() -> None:
    columns = (Column("a", "甲"), Column("b", "乙"))
    sheet = read_sheet(xlsx("甲", "x", "y"), columns, unique=("b",))
    assert not sheet.findings


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (13800000000.0, "13800000000"),
        (1.5, "1.5"),
        (True, "是"),
        (dt.datetime.fromisoformat("2026-01-31"), "2026-01-31"),
        (dt.datetime.fromisoformat("2026-01-31T09:30"), "2026-01-31 09:30"),
        (" 黄\u3000桥\u00a0\u200b镇\ufeff ", "黄 桥 镇"),
    ],
)
def test_cell_text(value: object, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize("text", ["2026-1-31", "2026/01/31", "2026.1.31", "２０２６年1月31日"])
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert as_date(text) == dt.date(2026, 1, 31)


@pytest.mark.parametrize("text", ["31.1.2026", "2026-13-01", "46053", "二〇二六年"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        as_date(text)


def test_choices_are_read_by_label_and_by_value() -> None:
    parse = as_choice(Colour)
    assert parse("红色") == parse("RED") == "red"
    with pytest.raises(ValueError, match="红色"):
        parse("绿色")


def test_what_is_written_is_read_back_the_same_and_never_a_formula() -> None:
    rows = [{"name": "=1+1", "note": "a\nb"}, {"name": "007", "day": "2026-01-31"}]
    file = io.BytesIO(write_sheet("名单", COLUMNS, rows))
    sheet = read_sheet(file, COLUMNS)
    assert not sheet.findings
    assert [(r["name"], r["day"], r["note"]) for r in sheet.rows] == [
        ("=1+1", None, "a\nb"),
        ("007", dt.date(2026, 1, 31), ""),
    ]


def test_an_empty_template_says_that_it_is_empty() -> None:
    sheet = read_sheet(io.BytesIO(write_sheet("名单", COLUMNS)), COLUMNS)
    assert [f.row for f in sheet.findings] == [None]


def test_a_finding_reads_as_a_sentence() -> None:
    assert str(Finding("不能为空", 3, "名称")) == "第 3 行“名称”列：不能为空"
    assert str(Finding("文件为空")) == "文件为空"

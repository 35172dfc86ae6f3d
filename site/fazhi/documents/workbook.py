"""XLSX lists to read, sort and print: dates and numbers are real ones, and text is never a formula.

Lists that people fill in and send back are another thing: `fazhi.spreadsheets.write_sheet`.
"""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

MAX_ROWS = 20_000
MAX_CELL = 32_767  # characters that a cell of XLSX holds
INK, LINE, QUIET = "FF1B2229", "FFDCD8CD", "FF4A545E"

_FORMATS = {"text": "@", "number": "#,##0.##", "date": "yyyy-mm-dd"}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, and what its cells hold."""

    heading: str
    width: int = 16
    kind: Literal["text", "number", "date"] = "text"


def write_list(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    *,
    note: str = "",
    created: dt.date | None = None,
) -> bytes:
    """An XLSX file: the title, a ``note`` such as the source and its day, the headings, the rows.

    The headings stay in sight and repeat on each printed page. At most `MAX_ROWS` rows are
    written; a last line says so where there were more. Raises ``ValueError`` for a row whose
    length is not that of ``columns``.
    """
    workbook = openpyxl.Workbook()
    if created:
        at = dt.datetime.combine(created, dt.time())
        workbook.properties.created = workbook.properties.modified = at
    workbook.properties.title = _text(title)
    sheet = workbook.worksheets[0]
    sheet.title = " ".join(_NOT_IN_TITLES.sub(" ", title).split()).strip("'")[:31] or "1"
    _line(sheet, 1, title, Font(bold=True, size=14, color=INK))
    _line(sheet, 2, note, Font(size=9, color=QUIET))
    head = 3
    _headings(sheet, head, columns)
    last = head
    for number, row in enumerate(rows):
        if number >= MAX_ROWS:
            message = _("Only the first %(rows)s rows are listed.") % {"rows": MAX_ROWS}
            _line(sheet, last + 1, message, Font(color=QUIET))
            break
        last += 1
        for index, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            _write(sheet, last, index, value, column.kind)
    width = get_column_letter(max(1, len(columns)))
    sheet.freeze_panes = f"A{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{width}{max(last, head)}"
    _for_paper(sheet, head)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _line(sheet: Worksheet, row: int, text: str, font: Font) -> None:
    cell = _write(sheet, row, 1, text, "text")
    cell.font = font
    cell.alignment = Alignment(vertical="center")


def _headings(sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
    for index, column in enumerate(columns, start=1):
        cell = _write(sheet, row, index, column.heading, "text")
        cell.font = Font(bold=True, color=INK)
        cell.border = Border(top=Side("medium", INK), bottom=Side("thin", INK))
        sheet.column_dimensions[get_column_letter(index)].width = column.width


def _write(sheet: Worksheet, row: int, index: int, value: Any, kind: str) -> Cell:
    """A cell; what is no number or date although its column holds them is written as text."""
    cell = sheet.cell(row, index)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.border = Border(bottom=Side("hair", LINE))
    if value is None or value == "":
        return cell
    if (kind == "number" and is_number) or (kind == "date" and isinstance(value, dt.date)):
        cell.value = value
        cell.number_format = _FORMATS[kind]
        return cell
    cell.value = _text(str(value))
    cell.data_type = "s"  # whatever it begins with
    cell.number_format = _FORMATS["text"]
    return cell


def _text(value: str) -> str:
    return _NOT_IN_XML.sub("", value)[:MAX_CELL]


def _for_paper(sheet: Worksheet, head: int) -> None:
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

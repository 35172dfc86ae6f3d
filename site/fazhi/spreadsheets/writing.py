"""Making workbooks that people fill in and that `read_sheet` reads back."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from fazhi.spreadsheets.reading import INSTRUCTIONS
from fazhi.spreadsheets.sheet import Column

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EMPTY_LINES = 200  # prepared as text, so that codes and telephone numbers keep their zeros
_TEXT = "@"


def write_sheet(
    title: str, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]] = ()
) -> bytes:
    """An XLSX file of ``rows`` (values by column key), with a second worksheet of explanations.

    Every cell is text: nothing that somebody typed runs as a formula on another machine.
    """
    workbook = openpyxl.Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.title = title[:31]
    worksheet.freeze_panes = "A2"
    for index, column in enumerate(columns, start=1):
        heading = f"{column.title}*" if column.required else str(column.title)
        cell = _write(worksheet, 1, index, heading)
        cell.font = Font(bold=True)
        letter = get_column_letter(index)
        worksheet.column_dimensions[letter].width = min(40, max(14, len(heading) * 2 + 4))
    last = 1
    for last, row in enumerate(rows, start=2):
        for index, column in enumerate(columns, start=1):
            _write(worksheet, last, index, row.get(column.key, ""))
    for number in range(last + 1, EMPTY_LINES + 2):
        for index in range(1, len(columns) + 1):
            worksheet.cell(number, index).number_format = _TEXT
    _explain(workbook.create_sheet(str(INSTRUCTIONS)), columns)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _write(worksheet: Worksheet, row: int, column: int, value: Any) -> Cell:
    cell = worksheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here
    cell.value = "" if value is None else str(value)
    cell.data_type = "s"
    cell.number_format = _TEXT
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _explain(worksheet: Worksheet, columns: Sequence[Column]) -> None:
    headings = (_("Column"), _("Required"), _("Characters at most"), _("Explanation"))
    for index, heading in enumerate(headings, start=1):
        _write(worksheet, 1, index, heading).font = Font(bold=True)
    for row, column in enumerate(columns, start=2):
        required = _("yes") if column.required else _("no")
        values = (column.title, required, column.max_length, column.hint)
        for index, value in enumerate(values, start=1):
            _write(worksheet, row, index, value)
    for letter, width in (("A", 20), ("B", 8), ("C", 14), ("D", 70)):
        worksheet.column_dimensions[letter].width = width

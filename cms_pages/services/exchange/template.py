"""The workbook to be filled in: headings, what each column takes, and an example."""

import csv
import io
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font

from cms_pages.services.exchange.columns import COLUMNS
from cms_pages.services.exchange.file import EXAMPLE
from fazhi.spreadsheets import write_sheet

FILE = Path(__file__).parent / "data" / "example.csv"


def example() -> list[dict[str, str]]:
    """The rows of the example, by key of the column."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def template(title: str) -> bytes:
    """An empty list; behind its explanations stands a worksheet with the example, which no import reads."""
    workbook = openpyxl.load_workbook(io.BytesIO(write_sheet(title, COLUMNS)))
    rows = example()
    columns = [column for column in COLUMNS if column.key in rows[0]]
    sheet = workbook.create_sheet(str(EXAMPLE))
    sheet.append([str(column.title) for column in columns])
    for row in rows:
        sheet.append([row[column.key] or None for column in columns])
    for line in sheet.iter_rows():
        for cell in line:
            assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here
            cell.number_format = "@"
            if cell.value:
                cell.data_type = "s"  # whatever it begins with
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.font = Font(bold=cell.row == 1)
    for dimension in (sheet.column_dimensions[cell.column_letter] for cell in sheet[1]):
        dimension.width = 24
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()

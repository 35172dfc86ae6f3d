"""Spreadsheets that clerks make and get: every row checked, nothing guessed, nothing half-read.

The first row names the columns. What is wrong becomes a `Finding` with its row and reason, so that
a person can mend the file; who imports refuses the whole file while one finding is an error.
"""

from fazhi.spreadsheets.cells import MAX_BYTES, MAX_ROWS
from fazhi.spreadsheets.comma_separated import FORMULA_STARTS
from fazhi.spreadsheets.reading import cell_text, read_sheet
from fazhi.spreadsheets.sheet import Column, Finding, Row, Sheet
from fazhi.spreadsheets.values import as_choice, as_date
from fazhi.spreadsheets.workbook import MAX_UNPACKED_BYTES
from fazhi.spreadsheets.writing import XLSX, write_sheet

__all__ = [
    "FORMULA_STARTS",
    "MAX_BYTES",
    "MAX_ROWS",
    "MAX_UNPACKED_BYTES",
    "XLSX",
    "Column",
    "Finding",
    "Row",
    "Sheet",
    "as_choice",
    "as_date",
    "cell_text",
    "read_sheet",
    "write_sheet",
]

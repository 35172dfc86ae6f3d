"""From cells to checked rows."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openpyxl.utils import get_column_letter

from fazhi.spreadsheets.cells import (
    ERROR,
    FORMULA,
    ROUNDED,
    Cell,
    Cells,
    UnreadableFile,
    opened,
)
from fazhi.spreadsheets.comma_separated import read_csv
from fazhi.spreadsheets.languages import spellings
from fazhi.spreadsheets.sheet import Column, Row, Sheet
from fazhi.spreadsheets.workbook import is_workbook, read_workbook

MAX_ERRORS = 200
# Excel keeps 15 digits of a number: a longer one, such as a credit code, has lost its end.
MAX_EXACT_NUMBER = 10**15

INSTRUCTIONS = gettext_lazy("Instructions")  # the worksheet of explanations in a template
RUNNING_NUMBER = gettext_lazy("No.")

# Invisible marks that come along when text is copied from chats and web pages.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_ALL_SPACE = re.compile(r"\s+")


class _TooManyErrors(Exception):
    pass


def read_sheet(
    source: Path | IO[bytes], columns: Sequence[Column], unique: Sequence[str] = ()
) -> Sheet:
    """Reads the first visible worksheet of an XLSX file, or a CSV file: the content tells which.

    ``unique`` names columns whose values, together, may occur once. Unknown or missing columns,
    merged cells, formulas, duplicates, over-long and unreadable values are findings; it never
    raises for anything that a file can hold. A column of running numbers is passed over.
    """
    sheet = Sheet()
    try:
        with opened(source) as file:
            cells = read_workbook(file) if is_workbook(file) else read_csv(file)
    except UnreadableFile as problem:
        sheet.error(str(problem), problem.row)
        return sheet
    return read_cells(cells, columns, unique)


def read_cells(cells: Cells, columns: Sequence[Column], unique: Sequence[str] = ()) -> Sheet:
    """What `read_sheet` makes of the cells of a file, for who has looked at them before."""
    sheet = Sheet()
    try:
        _read(cells, columns, unique, sheet)
    except _TooManyErrors:
        sheet.error(_("there are more findings; correct these first"))
    return sheet


def cell_text(value: Any, *, keep_lines: bool = False) -> str:
    """A cell as a clerk reads it: whole numbers without a fraction, dates as 2026-01-31.

    Runs of spaces become one; line breaks stay only with ``keep_lines``.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        value = _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, dt.datetime):
        value = value.date() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", str(value)))
    if keep_lines:
        lines = (" ".join(line.split()) for line in text.splitlines())
        return "\n".join(line for line in lines if line)
    return " ".join(text.split())


def _read(cells: Cells, columns: Sequence[Column], unique: Sequence[str], sheet: Sheet) -> None:
    for reference in cells.merged:
        _error(
            sheet,
            _("cells %(cells)s are merged; split them, so that each row stands for itself")
            % {"cells": reference},
            _first_row(reference),
        )
    left_out = [t for t in cells.sheets_left_out if t not in spellings(INSTRUCTIONS)]
    if left_out:
        sheet.warning(
            _("only the first worksheet is read; left out: %(names)s")
            % {"names": _listed(left_out)}
        )
    rows = iter(cells.rows)
    places = _headings(next(rows, None), columns, sheet)
    if sheet.failed:
        return
    singly = [c for c in places.values() if c is not None and c.unique]
    check = _Duplicates(sheet, singly, unique)
    for number, found in rows:
        row = _read_row(number, found, columns, places, sheet)
        if row is not None and not check.repeats(row):
            sheet.rows.append(row)
    if not sheet.rows and not sheet.failed:
        sheet.error(_("the file holds no row below the headings"))


def _error(sheet: Sheet, message: str, row: int | None = None, column: object = "") -> None:
    if len(sheet.findings) >= MAX_ERRORS:
        raise _TooManyErrors
    sheet.error(message, row, column)


def _headings(
    first: tuple[int, dict[int, Cell]] | None, columns: Sequence[Column], sheet: Sheet
) -> dict[int, Column | None]:
    """Which column stands where; ``None`` for a column that is passed over."""
    if first is None:
        sheet.error(_("the file is empty"))
        return {}
    names = {
        _heading(name): column
        for column in columns
        for text in (column.title, column.key, *column.aliases)
        for name in spellings(text)
    }
    passed_over = {_heading(name) for name in spellings(RUNNING_NUMBER)}
    places: dict[int, Column | None] = {}
    number, cells = first
    for index, cell in cells.items():
        title = cell_text(cell.value)
        column = names.get(_heading(title))
        if column is not None and column in places.values():
            _error(sheet, _("this column occurs twice"), number, title)
        elif column is not None or _heading(title) in passed_over:
            places[index] = column
        else:
            _error(
                sheet,
                _("this column is unknown; the columns are: %(columns)s")
                % {"columns": _listed(str(c.title) for c in columns)},
                number,
                title,
            )
    for column in columns:
        if column.required and column not in places.values():
            _error(sheet, _("this column is missing"), number, column.title)
    return places


def _heading(title: str) -> str:
    """A heading without what clerks add to it: stars, colons and the spaces that justify it."""
    text = unicodedata.normalize("NFKC", title).casefold()
    return _ALL_SPACE.sub("", text).strip("*:")


def _read_row(
    number: int,
    cells: dict[int, Cell],
    columns: Sequence[Column],
    places: dict[int, Column | None],
    sheet: Sheet,
) -> Row | None:
    before = len(sheet.findings)
    for index in cells.keys() - places.keys():
        _error(
            sheet,
            _("the cell in column %(letter)s stands under no heading")
            % {"letter": get_column_letter(index)},
            number,
        )
    values: dict[str, Any] = {c.key: c.default for c in columns}
    present = set()
    for index, column in places.items():
        if column is None:
            continue
        present.add(column.key)
        try:
            values[column.key] = _value(cells.get(index), column)
        except ValueError as problem:
            _error(sheet, str(problem), number, column.title)
    if len(sheet.findings) > before:
        return None
    return Row(number, values, frozenset(present))


def _value(cell: Cell | None, column: Column) -> Any:
    """What a cell means; raises ``ValueError`` with the reason why it cannot be taken."""
    if cell is not None and cell.kind == FORMULA:
        raise ValueError(_("this cell holds a formula; paste its value instead"))
    if cell is not None and cell.kind == ERROR:
        raise ValueError(_("this cell holds an error (%(error)s)") % {"error": cell.value})
    value = cell.value if cell is not None else None
    is_long = isinstance(value, int | float) and abs(value) >= MAX_EXACT_NUMBER
    if is_long or (cell is not None and cell.kind == ROUNDED):
        raise ValueError(
            _("a number this long has lost its last digits; format the column as text, type again")
        )
    text = cell_text(value, keep_lines=column.multiline)
    if not text:
        if column.required:
            raise ValueError(_("this cell must not be empty"))
        return column.default
    if len(text) > column.max_length:
        raise ValueError(_("longer than %(max)s characters") % {"max": column.max_length})
    return column.parse(text)


class _Duplicates:
    """Remembers what stood in earlier rows."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], together: Sequence[str]) -> None:
        self.sheet = sheet
        self.columns = columns
        self.together = together
        self.seen: dict[tuple[str, ...], int] = {}

    def repeats(self, row: Row) -> bool:
        """Whether the row, or a value that may occur once, has been there; adds the finding."""
        repeated = self._met(row, self.together, "")
        for column in self.columns:
            repeated = self._met(row, (column.key,), column.title) or repeated
        return repeated

    def _met(self, row: Row, keys: Sequence[str], title: object) -> bool:
        values = [str(row[k]).casefold() for k in keys]
        if not any(values):
            return False
        first = self.seen.setdefault((*keys, *values), row.number)
        if first == row.number:
            return False
        _error(
            self.sheet,
            _("the same entry stands in row %(first)s") % {"first": first},
            row.number,
            title,
        )
        return True


def _first_row(reference: str) -> int | None:
    found = re.search(r"\d+", reference)
    return int(found[0]) if found else None


def _listed(names: Iterable[str]) -> str:
    return "、".join(names)

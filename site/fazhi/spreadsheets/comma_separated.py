"""The cells of a CSV file, as Chinese versions of Excel and WPS write it, or this site.

Such a file has only what was shown of a cell. Where that is less than the cell held it cannot be
taken, and says so.
"""

import csv
import io
import re
from typing import IO

from django.utils.translation import gettext as _

from openpyxl.cell.cell import ERROR_CODES

from fazhi.spreadsheets.cells import (
    ERROR,
    FORMULA,
    MAX_CELLS,
    ROUNDED,
    Cell,
    Cells,
    TooMuch,
    UnreadableFile,
)
from fazhi.text_encodings import decoded

# Text that begins so is run as a formula by whichever spreadsheet opens the file; exports have an apostrophe
# before it. The wide ones count in East Asian versions.
FORMULA_STARTS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SCIENTIFIC = re.compile(r"-?\d(\.\d+)?E\+\d+")


def read_csv(file: IO[bytes]) -> Cells:
    """Reads all of a file in UTF-8, with or without a mark, or GB 18030; raises `UnreadableFile`."""
    try:
        text = decoded(file.read())
    except ValueError:
        text = "\x00"
    if _CONTROLS.search(text):
        raise UnreadableFile(
            _(
                "the file can be read neither as an XLSX workbook nor as a CSV file in UTF-8 or "
                "GB 18030; save it as .xlsx and try again"
            )
        )
    cells = Cells()
    number = count = 0
    try:
        # A row may have several lines, as in the spreadsheet that it comes from.
        for number, values in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            count += len(values)
            if count > MAX_CELLS:
                raise TooMuch
            cells.add(number, {i: _cell(v) for i, v in enumerate(values, 1) if v.strip()})
    except csv.Error:
        raise UnreadableFile(
            _("this row cannot be read: a quotation mark is missing or one too many"), number + 1
        ) from None
    return cells


def _cell(value: str) -> Cell:
    if value[0] == "'" and value[1:2] and value[1] in FORMULA_STARTS:
        return Cell(value[1:], "s")
    if value[0] == "=":
        return Cell(value, FORMULA)
    if value in ERROR_CODES:
        return Cell(value, ERROR)
    return Cell(value, ROUNDED if _SCIENTIFIC.fullmatch(value) else "s")

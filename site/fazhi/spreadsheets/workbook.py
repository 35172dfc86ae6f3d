"""The cells of an XLSX file, streamed, so that neither a huge nor a malicious file costs memory.

openpyxl's ordinary reader makes every cell of a merged range: a small file that merges the whole
sheet would fill the memory. Its streaming parser meets what stands in the file and nothing else,
and tells formulas and merged ranges, which its read-only worksheet hides.
"""

import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from django.utils.translation import gettext as _

import openpyxl
from openpyxl.worksheet._reader import WorkSheetParser

MAX_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 50_000_000
MAX_ROWS = 20_000
MAX_CELLS = 1_000_000
MAX_DEPTH = 100
MAX_SIBLINGS = 65_536  # more than a row has cells, or a workbook formats
UNBOUNDED = {"sheetData", "sst"}  # read piece by piece

# Compound File Binary: what .xls files, and .xlsx files with a password, begin with.
OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")

FORMULA, ERROR = "f", "e"


class UnreadableWorkbook(Exception):
    """The file is no usable workbook; says why in the reader's language."""


class _TooMuch(UnreadableWorkbook):
    def __str__(self) -> str:
        return _("the file unpacks to more data than a list of this kind can hold")


@dataclass(frozen=True)
class Cell:
    """A value and openpyxl's letter for its kind, of which `FORMULA` and `ERROR` matter here."""

    value: Any
    kind: str


@dataclass
class Cells:
    """The first visible worksheet: rows that hold anything, by number, as cells by column index."""

    rows: list[tuple[int, dict[int, Cell]]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    sheets_left_out: list[str] = field(default_factory=list)


def read_cells(source: Path | IO[bytes]) -> Cells:
    """Reads the first visible worksheet; raises `UnreadableWorkbook` for whatever is none."""
    try:
        _refuse_unusable(source)
        workbook = openpyxl.load_workbook(source, read_only=True, keep_links=False)
        try:
            return _first_sheet(workbook)
        finally:
            workbook.close()
    except UnreadableWorkbook:
        raise
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableWorkbook(
            _("the file cannot be opened (%(reason)s)") % {"reason": reason}
        ) from error
    except Exception as error:  # a damaged file fails in countless ways that all mean the same
        raise UnreadableWorkbook(
            _("the file cannot be read as an XLSX workbook; save it as .xlsx and try again")
        ) from error


def _refuse_unusable(source: Path | IO[bytes]) -> None:
    if isinstance(source, Path):
        with source.open("rb") as file:
            _refuse_unusable(file)
        return
    size = source.seek(0, 2)
    source.seek(0)
    start = source.read(len(OLD_OR_LOCKED))
    source.seek(0)
    if size > MAX_BYTES:
        raise UnreadableWorkbook(
            _("the file is larger than %(size)s MB") % {"size": MAX_BYTES // 1_000_000}
        )
    if start == OLD_OR_LOCKED:
        raise UnreadableWorkbook(
            _("this is an old .xls file or has a password; save it as .xlsx without a password")
        )
    # A part is never unpacked beyond the size that the archive declares.
    with zipfile.ZipFile(source) as archive:
        if sum(i.file_size for i in archive.infolist()) > MAX_UNPACKED_BYTES:
            raise _TooMuch
        for part in archive.namelist():
            _refuse_endless(archive, part)
    source.seek(0)


def _refuse_endless(archive: zipfile.ZipFile, name: str) -> None:
    """Counts elements while they pass: openpyxl keeps a whole row, and a whole list, in memory."""
    siblings = [0]
    open_elements = [""]
    cells = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal cells
        tag = tag.rpartition(":")[2]
        cells += tag == "c"
        siblings[-1] += 1
        too_many = siblings[-1] > MAX_SIBLINGS and open_elements[-1] not in UNBOUNDED
        if too_many or cells > MAX_CELLS or len(siblings) > MAX_DEPTH:
            raise _TooMuch
        siblings.append(0)
        open_elements.append(tag)

    def end(tag: str) -> None:
        siblings.pop()
        open_elements.pop()

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    with archive.open(name) as part, suppress(expat.ExpatError):  # a picture, say
        parser.ParseFile(part)


def _first_sheet(workbook: openpyxl.Workbook) -> Cells:
    visible: list[Any] = [s for s in workbook.worksheets if s.sheet_state == "visible"]
    if not visible:
        raise UnreadableWorkbook(_("the file holds no worksheet"))
    cells = Cells()
    with visible[0]._get_source() as part:
        parser = _parser(visible[0], part)
        for number, found in parser.parse():
            row = {c["column"]: Cell(c["value"], c["data_type"]) for c in found if _filled(c)}
            if not row:
                continue
            if len(cells.rows) > MAX_ROWS:
                raise UnreadableWorkbook(
                    _("the file holds more than %(rows)s rows") % {"rows": MAX_ROWS}
                )
            cells.rows.append((number, row))
    if parser.merged_cells:
        cells.merged = [m.coord for m in parser.merged_cells.mergeCell]
    cells.sheets_left_out = [s.title for s in visible[1:] if _holds_anything(s)]
    return cells


def _parser(worksheet: Any, part: IO[bytes]) -> WorkSheetParser:
    workbook = worksheet.parent
    return WorkSheetParser(
        part,
        worksheet._shared_strings,
        data_only=False,
        epoch=workbook.epoch,
        date_formats=workbook._date_formats,
        timedelta_formats=workbook._timedelta_formats,
    )


def _holds_anything(worksheet: Any) -> bool:
    with worksheet._get_source() as part:
        return any(_filled(c) for _number, row in _parser(worksheet, part).parse() for c in row)


def _filled(cell: dict[str, Any]) -> bool:
    value = cell["value"]
    return value is not None and not (isinstance(value, str) and not value.strip())

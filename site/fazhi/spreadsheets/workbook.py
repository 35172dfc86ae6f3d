"""The cells of an XLSX file, streamed, so that neither a huge nor a malicious file costs memory.

openpyxl's ordinary reader makes every cell of a merged range: a small file that merges the whole
sheet would fill the memory. Its streaming parser meets what stands in the file and nothing else,
and tells formulas and merged ranges, which its read-only worksheet hides.
"""

import zipfile
from contextlib import suppress
from typing import IO, Any
from xml.parsers import expat

from django.utils.translation import gettext as _

import openpyxl
from openpyxl.worksheet._reader import WorkSheetParser

from fazhi.spreadsheets.cells import MAX_CELLS, Cell, Cells, TooMuch, UnreadableFile

MAX_UNPACKED_BYTES = 50_000_000
MAX_DEPTH = 100
MAX_SIBLINGS = 65_536  # more than a row has cells, or a workbook formats
UNBOUNDED = {"sheetData", "sst"}  # read piece by piece

# Compound File Binary: what .xls files, and .xlsx files with a password, begin with.
OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
ARCHIVE = b"PK"


def read_workbook(file: IO[bytes]) -> Cells:
    """Reads the first visible worksheet; raises `UnreadableFile` for whatever is none."""
    try:
        _refuse_unusable(file)
        workbook = openpyxl.load_workbook(file, read_only=True, keep_links=False)
        try:
            return _first_sheet(workbook)
        finally:
            workbook.close()
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged file fails in countless ways that all mean the same
        raise UnreadableFile(
            _("the file cannot be read as an XLSX workbook; save it as .xlsx and try again")
        ) from error


def is_workbook(file: IO[bytes]) -> bool:
    """Whether a file begins as one does, of the old kind or the new; it may still be damaged."""
    start = file.read(len(OLD_OR_LOCKED))
    file.seek(0)
    return start == OLD_OR_LOCKED or start.startswith(ARCHIVE)


def _refuse_unusable(file: IO[bytes]) -> None:
    start = file.read(len(OLD_OR_LOCKED))
    file.seek(0)
    if start == OLD_OR_LOCKED:
        raise UnreadableFile(
            _("this is an old .xls file or has a password; save it as .xlsx without a password")
        )
    # A part is never unpacked beyond the size that the archive declares.
    with zipfile.ZipFile(file) as archive:
        if sum(i.file_size for i in archive.infolist()) > MAX_UNPACKED_BYTES:
            raise TooMuch
        for part in archive.namelist():
            _refuse_endless(archive, part)
    file.seek(0)


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
            raise TooMuch
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
        raise UnreadableFile(_("the file holds no worksheet"))
    cells = Cells()
    with visible[0]._get_source() as part:
        parser = _parser(visible[0], part)
        for number, found in parser.parse():
            row = {c["column"]: Cell(c["value"], c["data_type"]) for c in found if _filled(c)}
            cells.add(number, row)
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

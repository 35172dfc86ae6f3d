"""XLSX files as clerks make them, good and bad."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl


def xlsx(*rows: Sequence[Any], merge: str = "", more_sheets: Sequence[str] = ()) -> io.BytesIO:
    """A workbook whose first worksheet holds the rows."""
    workbook = openpyxl.Workbook()
    worksheet = workbook.worksheets[0]
    for row in rows:
        worksheet.append(list(row))
    if merge:
        worksheet.merge_cells(merge)
    for title in more_sheets:
        workbook.create_sheet(title).append(["x"])
    out = io.BytesIO()
    workbook.save(out)
    out.seek(0)
    return out


def repacked(file: io.BytesIO, name: str, content: bytes) -> io.BytesIO:
    """The same workbook with one part replaced or added, as a damaged or hostile file has it."""
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        new.writestr(name, content)
    out.seek(0)
    return out

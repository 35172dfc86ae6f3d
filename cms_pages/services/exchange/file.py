"""A file with guides, before and after somebody has said which heading stands for what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms_pages.services.exchange.headings import Heading, keeps_words
from cms_pages.services.exchange.saying import Said, bare, shortened
from fazhi.media.archives import EXCEL, NotOfKind, Program, check_office
from fazhi.spreadsheets import Column, Row, Sheet, cell_text
from fazhi.spreadsheets.cells import Cell, Cells, UnreadableFile, opened
from fazhi.spreadsheets.comma_separated import read_csv
from fazhi.spreadsheets.languages import spellings
from fazhi.spreadsheets.reading import read_cells
from fazhi.spreadsheets.workbook import is_workbook, read_workbook

EXAMPLE = gettext_lazy("Example")  # the worksheet of a template that shows how it is filled in
LONGEST_CELL = 32_767  # characters, of any cell of a worksheet
COLON = "："


class GuideFile:
    """A workbook or CSV file. Raises `UnreadableFile` for what is none, and for a workbook with macros."""

    def __init__(self, source: Path | IO[bytes]) -> None:
        with opened(source) as file:
            if is_workbook(file):
                _refuse_macros(file)
                self._cells = read_workbook(file)
            else:
                self._cells = read_csv(file)
        if not self._cells.rows:
            raise UnreadableFile(_("the file is empty"))
        self._row, found = self._cells.rows[0]
        examples = self._examples(found)
        self.headings = [
            Heading(index, cell_text(cell.value), examples.get(index, ""))
            for index, cell in sorted(found.items())
        ]

    def _examples(self, columns: Iterable[int]) -> dict[int, str]:
        """What stands first below each heading."""
        found: dict[int, str] = {}
        missing = set(columns)
        for _number, row in self._cells.rows[1:]:
            for index in missing & row.keys():
                found[index] = shortened(cell_text(row[index].value))
            missing -= found.keys()
            if not missing:
                break
        return found

    def sheet(self, headings: Sequence[Heading], gathering: frozenset[str]) -> Sheet:
        """The rows, as `Said` by key of the column; headings without a column are passed over.

        Two headings for one column are a finding, except for those that are ``gathering``.
        """
        taken = [heading for heading in headings if heading.column]
        columns = [
            Column(_key(h), h.text, max_length=LONGEST_CELL, multiline=True, parse=bare)
            for h in taken
        ]
        sheet = read_cells(self._only(taken), columns)
        for column, doubled in _by_column(taken).items():
            if len(doubled) > 1 and column not in gathering:
                names = "、".join(heading.text for heading in doubled)
                message = _("two headings are taken for the same column: %(names)s")
                sheet.error(message % {"names": names}, self._row)
        sheet.rows = [_said(row, taken, gathering) for row in sheet.rows]
        return sheet

    @cached_property
    def _by_number(self) -> dict[int, dict[int, Cell]]:
        return dict(self._cells.rows)

    def text(self, heading: Heading, row: int) -> str:
        """What stands below a heading in a row, whether or not the row can be read."""
        cell = self._by_number.get(row, {}).get(heading.index)
        return cell_text(cell.value) if cell else ""

    def _only(self, taken: Sequence[Heading]) -> Cells:
        """The cells of some headings, and those below no heading at all."""
        left_out = {h.index for h in self.headings} - {h.index for h in taken}
        cells = Cells(merged=self._cells.merged)
        cells.sheets_left_out = [
            title for title in self._cells.sheets_left_out if title not in spellings(EXAMPLE)
        ]
        cells.add(self._row, {h.index: Cell(_key(h), "s") for h in taken})
        for number, row in self._cells.rows[1:]:
            cells.add(number, {i: cell for i, cell in row.items() if i not in left_out})
        return cells


def chosen(
    headings: Sequence[Heading], columns: Sequence[str], known: Iterable[str]
) -> list[Heading]:
    """The headings with what somebody chose for each, in their order; what is not ``known`` is nothing."""
    possible = set(known)
    return [
        replace(heading, column=column if column in possible else "")
        for heading, column in zip(headings, columns, strict=False)
    ]


def _key(heading: Heading) -> str:
    return f"column-{heading.index}"


def _by_column(headings: Iterable[Heading]) -> dict[str, list[Heading]]:
    found: dict[str, list[Heading]] = defaultdict(list)
    for heading in headings:
        found[heading.column].append(heading)
    return found


def _said(row: Row, taken: Sequence[Heading], gathering: frozenset[str]) -> Row:
    """A row by keys of columns; what several headings say for one stands in lines."""
    values: dict[str, Any] = {}
    for column, headings in _by_column(taken).items():
        said = (
            _with_words(heading.text, row[_key(heading)])
            if column in gathering and keeps_words(heading.text)
            else row[_key(heading)]
            for heading in headings
        )
        values[column] = Said("\n".join(filter(None, said)), row.number, headings[0].text)
    return Row(row.number, values, frozenset(values))


def _with_words(heading: str, text: str) -> str:
    """What stands below a heading, as one line that can stand without it."""
    return f"{heading.strip('*:：')}{COLON}{'；'.join(text.splitlines())}" if text else ""


def _refuse_macros(file: IO[bytes]) -> None:
    try:
        check_office(file, EXCEL)  # type: ignore[arg-type]
    except Program:
        raise UnreadableFile(
            _("the file holds macros or programs; save it as .xlsx without them and try again")
        ) from None
    except NotOfKind:
        pass  # which is said when it is read
    file.seek(0)

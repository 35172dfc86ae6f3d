"""What a file is expected to hold, what it held, and what was wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Finding:
    """One thing wrong or worth knowing; ``row`` counts from 1 as in the spreadsheet."""

    message: str
    row: int | None = None
    column: str = ""
    is_error: bool = True

    def __str__(self) -> str:
        if not self.place:
            return self.message
        return _("%(place)s: %(message)s") % {"place": self.place, "message": self.message}

    @property
    def place(self) -> str:
        """Where in the file, in words."""
        if self.row is None:
            return _("column “%(column)s”") % {"column": self.column} if self.column else ""
        if not self.column:
            return _("row %(row)s") % {"row": self.row}
        return _("row %(row)s, column “%(column)s”") % {"row": self.row, "column": self.column}


@dataclass(frozen=True)
class Column:
    """One column of a file: its heading, other headings it may bear, and how a cell is read.

    ``parse`` turns the text of a cell into a value; a ``ValueError`` with a translated message
    becomes a finding. An empty cell is ``default`` and is never parsed. With ``unique`` no value
    may occur twice in the file; with ``multiline`` the lines of a cell are kept.
    """

    key: str
    title: str | Promise
    aliases: tuple[str | Promise, ...] = ()
    required: bool = False
    max_length: int = 200
    parse: Callable[[str], Any] = str
    default: Any = ""
    unique: bool = False
    multiline: bool = False
    hint: str | Promise = ""


@dataclass(frozen=True)
class Row:
    """One row that could be read: its number in the file and its values by column key.

    A column that the file lacks has its default; ``key in row`` tells the two apart, so that an
    import leaves alone what a file does not speak of.
    """

    number: int
    values: dict[str, Any]
    present: frozenset[str]

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def __contains__(self, key: str) -> bool:
        return key in self.present


@dataclass
class Sheet:
    """The readable rows of a file and what was found wrong with the others."""

    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def error(self, message: str, row: Row | int | None = None, column: object = "") -> None:
        """Adds a finding that forbids the import."""
        self._add(message, row, column, is_error=True)

    def warning(self, message: str, row: Row | int | None = None, column: object = "") -> None:
        """Adds a finding that a person should read before importing."""
        self._add(message, row, column, is_error=False)

    def _add(self, message: str, row: Row | int | None, column: object, *, is_error: bool) -> None:
        number = row.number if isinstance(row, Row) else row
        self.findings.append(Finding(message, number, str(column), is_error))

    @property
    def failed(self) -> bool:
        """Whether one of the findings forbids the import."""
        return any(f.is_error for f in self.findings)

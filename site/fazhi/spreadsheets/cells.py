"""What stands in a file of whichever kind, before anybody knows what its columns mean."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
MAX_CELLS = 1_000_000

# Kinds of cells; openpyxl has letters for the first two.
FORMULA, ERROR = "f", "e"
ROUNDED = "rounded"  # a number that was written down as its column showed it


class UnreadableFile(Exception):
    """The file is no usable list; says why in the reader's language, and in which row if it is one."""

    def __init__(self, message: str = "", row: int | None = None) -> None:
        super().__init__(message)
        self.row = row


class TooMuch(UnreadableFile):
    """The file would cost more memory than a list is worth."""

    def __str__(self) -> str:
        return _("the file unpacks to more data than a list of this kind can hold")


@dataclass(frozen=True)
class Cell:
    """A value and what kind of one it is, of which `FORMULA`, `ERROR` and `ROUNDED` matter."""

    value: Any
    kind: str


@dataclass
class Cells:
    """One worksheet: rows that hold anything, by number, as cells by column index."""

    rows: list[tuple[int, dict[int, Cell]]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    sheets_left_out: list[str] = field(default_factory=list)

    def add(self, number: int, row: Mapping[int, Cell]) -> None:
        """Adds a row unless it is empty; raises `UnreadableFile` where there are too many."""
        if not row:
            return
        if len(self.rows) > MAX_ROWS:
            raise UnreadableFile(_("the file holds more than %(rows)s rows") % {"rows": MAX_ROWS})
        self.rows.append((number, dict(row)))


@contextmanager
def opened(source: Path | IO[bytes]) -> Iterator[IO[bytes]]:
    """The file at its beginning; raises `UnreadableFile` where there is none, or too large a one."""
    if isinstance(source, Path):
        try:
            file = source.open("rb")
        except OSError as error:
            reason = error.strerror or error
            raise UnreadableFile(
                _("the file cannot be opened (%(reason)s)") % {"reason": reason}
            ) from error
        with file, opened(file) as same:
            yield same
        return
    size = source.seek(0, 2)
    source.seek(0)
    if size > MAX_BYTES:
        raise UnreadableFile(
            _("the file is larger than %(size)s MB") % {"size": MAX_BYTES // 1_000_000}
        )
    yield source

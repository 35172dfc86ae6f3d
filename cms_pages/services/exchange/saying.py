"""What a file says of guides: the texts of its cells, each with the place where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from fazhi.spreadsheets import FORMULA_STARTS, cell_text


@dataclass(frozen=True)
class Said:
    """The text of a cell; ``row`` counts as the spreadsheet does, ``heading`` is that of the file."""

    text: str
    row: int
    heading: str


Saying = Mapping[str, Said]  # by key of the column


def inert(text: str) -> str:
    """A text as a cell of an export: never one that a spreadsheet would run, in whatever format it is
    saved next."""
    return f"'{text}" if text[:1] and text[0] in FORMULA_STARTS else text


def bare(text: str) -> str:
    """What `inert` was given."""
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in FORMULA_STARTS else text


def as_read(text: str) -> str:
    """A text of the site as it comes back from a file: a cell keeps no empty lines and runs of blanks."""
    return cell_text(bare(text), keep_lines=True)


def shortened(text: str, length: int = 40) -> str:
    """The beginning of a text, for a finding."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"

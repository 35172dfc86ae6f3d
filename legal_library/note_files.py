"""Reviewed notes on articles as data files of the project.

``data/notes/*.csv`` hold captions and questions, ``data/plain_words/*.csv`` plain words and an
example, a law each. A row names the law, the article and the digest of the article's text, and
says last what its second reading against that text looked at and changed. It belongs to that text:
where no version of the law has an article with this digest, it is kept and not shown.
"""

import csv
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from legal_library.parsing.numerals import read_article

_DATA = Path(__file__).parent / "data"
NOTES = _DATA / "notes"
PLAIN_WORDS = _DATA / "plain_words"


@dataclass(frozen=True)
class _Row:
    """What a row of either kind begins with."""

    law: str
    article: str
    digest: str

    @property
    def number(self) -> tuple[int, int]:
        """(133, 1) of 133_1. Raises ``ValueError`` for what is no article."""
        found = read_article(self.article)
        if found is None:
            raise ValueError(self.article)
        return found

    @property
    def words(self) -> dict[str, str]:
        """What it gives to the note: fields and their values, but its second reading."""
        return {f.name: getattr(self, f.name) for f in fields(self)[3:-1]}


@dataclass(frozen=True)
class NoteRow(_Row):
    """A caption and residents' questions, as they stand in the file."""

    caption: str
    question_1: str
    question_2: str
    question_3: str
    second_reading: str


@dataclass(frozen=True)
class PlainRow(_Row):
    """Plain words and an example, as they stand in the file."""

    plain: str
    example: str
    second_reading: str


AnyRow = NoteRow | PlainRow
_Kind = TypeVar("_Kind", NoteRow, PlainRow)


def read_notes(folder: Path = NOTES) -> list[NoteRow]:
    """Every caption of every file, in the order of names. Raises `ValidationError` as `_read`."""
    return _read(folder, NoteRow)


def read_plain_words(folder: Path = PLAIN_WORDS) -> list[PlainRow]:
    """The same of plain words."""
    return _read(folder, PlainRow)


def _read(folder: Path, kind: type[_Kind]) -> list[_Kind]:
    """Raises `ValidationError` that names the file, for other columns, and the line."""
    columns = [f.name for f in fields(kind)]
    rows: list[_Kind] = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            if next(lines, []) != columns:
                raise ValidationError(
                    _("%(file)s: the columns must be %(columns)s")
                    % {"file": path.name, "columns": ",".join(columns)}
                )
            for values in lines:
                if len(values) != len(columns):
                    raise ValidationError(
                        _("%(file)s, line %(line)s: %(found)s values instead of %(wanted)s")
                        % {
                            "file": path.name,
                            "line": lines.line_num,
                            "found": len(values),
                            "wanted": len(columns),
                        }
                    )
                rows.append(kind(*values))
    return rows

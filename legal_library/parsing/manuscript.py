"""What the parser reads: lines with their places, whatever file they came from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from legal_library.parsing.findings import Finding


@dataclass(frozen=True)
class Line:
    """One line of the text, without space around it.

    ``at`` is its offset among the characters of the manuscript; lines ascend by it. ``level`` is
    that of a heading (1 is the title) where the file marks headings, else 0. ``is_row`` says that
    the line is a row of a table, its cells separated by tabs.
    """

    text: str
    at: int
    level: int = 0
    is_row: bool = False


@dataclass
class Manuscript:
    """A text to be parsed.

    ``history`` holds the lines of the note below the title where the file marks where it ends;
    None leaves it to the parser to find it. ``findings`` are what reading the file brought up.
    """

    lines: list[Line]
    title: str = ""
    history: list[Line] | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything that was to be read, in order; what `account` compares with."""
        lines = sorted([*(self.history or []), *self.lines], key=lambda line: line.at)
        return "\n".join(line.text for line in lines)


_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


def plain(text: str, title: str = "") -> Manuscript:
    """The manuscript of a text without any marks."""
    return Manuscript(list(lines_of(text)), title)


def lines_of(text: str) -> Iterable[Line]:
    """The lines of ``text`` that are not blank, with their offsets."""
    for found in _LINE.finditer(text):
        stripped = found[0].strip()
        if stripped:
            yield Line(stripped, found.start() + found[0].index(stripped))

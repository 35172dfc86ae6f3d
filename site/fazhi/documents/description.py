"""What a printed document holds: plain frozen values, whatever they were read from.

All text is data. Nothing in it is ever taken for the markup of the typesetter.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class Span:
    """A run of text; ``\\n`` in it is a forced line break.

    ``link`` is a full address; ``note`` says that it is printed at the foot of the page.
    """

    text: str
    strong: bool = False
    link: str = ""
    note: bool = False


Paper: TypeAlias = Literal["a4", "a3"]
_NUMBER = re.compile(r"[+\u2212-]?[\d,.]+\s?%?")

Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """``level`` counts from 1, below the title of the document."""

    spans: Spans
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``small`` for what is said about the block before, or with ``leads`` the next one."""

    spans: Spans
    small: bool = False
    leads: bool = False


@dataclass(frozen=True)
class Item:
    """An entry of a list; ``box`` gives it a box to tick."""

    blocks: "tuple[Block, ...]"
    box: bool = False


@dataclass(frozen=True)
class Listing:
    """A list, with numbers from ``start`` on or without."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True)
class Fact:
    """A term with what is said about it."""

    term: Spans
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class Facts:
    """Questions and answers, or names and values; short ones are set large, three in a row."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table, ``span`` columns wide."""

    spans: Spans
    span: int = 1
    head: bool = False


@dataclass(frozen=True)
class Table:
    """``rows`` are all as wide as ``columns`` says; the first ``head`` of them repeat on each page."""

    columns: int
    rows: tuple[tuple[Cell, ...], ...]
    head: int = 0
    caption: Spans = ()

    @property
    def weights(self) -> tuple[float, ...]:
        """How wide the columns are to each other: by what they hold, none so wide as to starve others."""
        longest = [0.0] * self.columns
        for place, cell in self._single_cells():
            longest[place] = max(longest[place], breadth("".join(s.text for s in cell.spans)))
        return tuple(min(max(width, 3.0), 24.0) + 1.5 for width in longest)

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Which columns hold nothing but numbers below the head."""
        found = [False] * self.columns
        for place, cell in self._single_cells():
            if not cell.head and cell.spans:
                found[place] = True
        for place, cell in self._single_cells():
            text = "".join(s.text for s in cell.spans)
            if text and not cell.head and not _NUMBER.fullmatch(text):
                found[place] = False
        return tuple(found)

    def _single_cells(self) -> Iterator[tuple[int, Cell]]:
        """The cells of one column each, with the number of their column."""
        for row in self.rows:
            place = 0
            for cell in row:
                if cell.span == 1:
                    yield place, cell
                place += cell.span


def breadth(text: str) -> float:
    """How wide a text is, in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.55 for c in text)


@dataclass(frozen=True)
class Picture:
    """A PNG, JPEG, GIF, WebP or SVG file, or nothing but the words that stand for it."""

    alternative: str
    data: bytes = b""
    caption: Spans = ()


@dataclass(frozen=True)
class Quote:
    """Words of somebody else."""

    blocks: "tuple[Block, ...]"
    source: Spans = ()


@dataclass(frozen=True)
class Callout:
    """What is set off from the text: a note, or what a page keeps folded."""

    blocks: "tuple[Block, ...]"
    title: Spans = ()


@dataclass(frozen=True)
class Rule:
    """A line between two parts."""


Block: TypeAlias = Heading | Paragraph | Listing | Facts | Table | Picture | Quote | Callout | Rule


@dataclass(frozen=True)
class Document:
    """A document of pages in A4, upright.

    ``masthead`` stands small above the title, ``meta`` below it; ``address`` is where the text is
    kept up to date, printed on each page and as the QR code ``qr`` (SVG). ``cut`` says that the
    text goes on at that address.
    """

    title: str
    body: tuple[Block, ...]
    masthead: str = ""
    lead: str = ""
    meta: tuple[str, ...] = ()
    address: str = ""
    qr: str = ""
    printed_on: dt.date | None = None
    language: str = "zh-hans"
    cut: bool = False


@dataclass(frozen=True)
class Poster:
    """One sheet for a wall: what it is about, and the code that leads there.

    ``contacts`` are lines such as an office with its telephone; ``qr`` is an SVG.
    """

    title: str
    address: str
    qr: str
    sentence: str = ""
    contacts: tuple[tuple[str, str], ...] = field(default=())
    owner: str = ""
    printed_on: dt.date | None = None
    language: str = "zh-hans"
    paper: Paper = "a4"


CertificateLayout: TypeAlias = Literal["certificate", "badge"]


@dataclass(frozen=True)
class PrintedCertificate:
    """What one certificate or badge says.

    ``number``, ``code`` and the QR code ``qr`` (SVG) let anybody check it at ``address``. ``seal`` is
    the issuer's; a badge has no room for one.
    """

    title: str
    name: str
    text: str
    number: str
    issuer: str
    issued_on: dt.date
    qr: str
    code: str
    address: str
    valid_until: dt.date | None = None
    seal: Picture | None = None


@dataclass(frozen=True)
class Certificates:
    """Certificates, each on a page of its own in A4, upright; or badges of 90 mm by 55 mm.

    Badges stand ten on a page in A4 with marks where to cut, a single one on a page of its own size.
    """

    items: tuple[PrintedCertificate, ...]
    title: str
    layout: CertificateLayout = "certificate"
    owner: str = ""
    language: str = "zh-hans"

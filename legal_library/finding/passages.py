"""A version cut into the passages that search finds: articles, and what stands outside of articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from legal_library.parsing.tree import Kind
from legal_library.reading.rows import Row

LONGEST = 4000  # characters of a passage outside of articles, such as an annex


@dataclass
class Passage:
    """An article, or a text outside of articles: its head, the units above it, its lines."""

    head: Row
    units: tuple[str, ...]
    lines: list[str] = field(default_factory=list)

    @property
    def is_article(self) -> bool:
        """Whether it is a numbered article of the law itself or of an annex."""
        return self.head.kind == Kind.ARTICLE

    @property
    def text(self) -> str:
        """Its lines, the number of the article left out."""
        return "\n".join(self.lines)


def passages_of(rows: Iterable[Row]) -> Iterator[Passage]:
    """Every passage of a version, in the order of the text."""
    units: list[Row] = []
    current: Passage | None = None
    for row in rows:
        if current is not None and not _belongs(row, current):
            yield from _worth(current)
            current = None
        while units and units[-1].depth >= row.depth:
            units.pop()
        if current is None:
            if row.is_unit:
                units.append(row)
                if row.text:
                    current = Passage(row, _titles(units[:-1]), [row.text])
                continue
            current = Passage(row, _titles(units), [])
            current.lines += _printed(row, with_label=row.kind != Kind.ARTICLE)
        else:
            current.lines += _printed(row, with_label=True)
    if current is not None:
        yield from _worth(current)


def _belongs(row: Row, passage: Passage) -> bool:
    """Whether a row goes on with a passage: below its head, or beside it outside of articles."""
    if row.is_unit or row.kind in {Kind.ARTICLE, Kind.POINT}:
        return row.depth > passage.head.depth and not row.is_unit
    if row.depth > passage.head.depth:
        return True
    outside = passage.head.kind not in {Kind.ARTICLE, Kind.POINT}
    return outside and sum(map(len, passage.lines)) < LONGEST


def _worth(passage: Passage) -> Iterator[Passage]:
    if any(line.strip() for line in passage.lines):
        yield passage


def _printed(row: Row, *, with_label: bool) -> list[str]:
    own = "　".join(filter(None, (row.heading, row.text)))
    line = f"{row.label}{own}" if with_label else own
    return [line] if line else []


def _titles(units: Iterable[Row]) -> tuple[str, ...]:
    return tuple(" ".join(unit.title.split()) for unit in units if unit.title)

"""Tables: rows of equal width, whatever their HTML holds."""

from collections.abc import Callable, Iterable, Iterator

from bs4 import Tag

from fazhi.documents.description import Block, Cell, Paragraph, Spans, Table

WIDEST = 100  # columns


def read_table(tag: Tag, flat: Callable[[Tag], Spans]) -> Iterable[Block]:
    """The table, with its caption; nothing where it holds no cell.

    A cell that stands for several rows stands in the first of them. A table within a cell is text.
    """
    rows: list[list[Cell]] = []
    below: dict[int, int] = {}  # columns that a cell above still takes, and for how many rows
    head = 0
    for row in _rows(tag):
        cells = _row(row, below, flat)
        if not cells:
            continue
        if len(rows) == head and all(cell.head for cell in cells):
            head += 1
        rows.append(cells)
    caption = tag.find("caption", recursive=False)
    title = flat(caption) if isinstance(caption, Tag) else ()
    strays = [c for c in tag.children if isinstance(c, Tag) and c.name not in _PARTS]
    beside: list[Block] = [Paragraph(spans) for spans in map(flat, strays) if spans]
    if not rows:
        return [*([Paragraph(title)] if title else []), *beside]
    columns = max(sum(cell.span for cell in row) for row in rows)
    whole = tuple(tuple(_filled(row, columns)) for row in rows)
    return [Table(columns, whole, head if head < len(rows) else 0, title), *beside]


_PARTS = {"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "script", "style"}


def _rows(tag: Tag) -> Iterator[Tag]:
    for child in tag.children:
        if not isinstance(child, Tag):
            continue
        if child.name == "tr":
            yield child
        elif child.name in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _row(row: Tag, below: dict[int, int], flat: Callable[[Tag], Spans]) -> list[Cell]:
    cells: list[Cell] = []
    column = 0

    def pass_over() -> None:
        nonlocal column
        while below.get(column):
            below[column] -= 1
            cells.append(Cell(()))
            column += 1

    for child in row.children:
        if not isinstance(child, Tag):
            continue
        pass_over()
        width, height = _span(child, "colspan"), _span(child, "rowspan")
        width = max(1, min(width, WIDEST - column))
        cells.append(Cell(flat(child), width, child.name == "th"))
        for taken in range(column, column + width):
            below[taken] = height - 1
        column += width
    pass_over()
    return cells


def _filled(row: list[Cell], columns: int) -> Iterator[Cell]:
    yield from row
    for _missing in range(columns - sum(cell.span for cell in row)):
        yield Cell(())


def _span(tag: Tag, name: str) -> int:
    text = str(tag.get(name, ""))
    return int(text) if text.isdecimal() and 0 < len(text) < 5 and int(text) else 1

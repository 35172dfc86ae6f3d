"""The table of contents of a version."""

from dataclasses import dataclass, field

from legal_library.parsing.numerals import article_label
from legal_library.parsing.tree import Kind
from legal_library.reading.rows import Row


@dataclass
class Entry:
    """A unit: its title, where it stands, the articles in it (第一条至第九条), what is below it."""

    title: str
    anchor: str
    first: tuple[int, int] | None = None
    last: tuple[int, int] | None = None
    entries: list["Entry"] = field(default_factory=list)

    @property
    def range(self) -> str:
        """The articles that it holds, as a reader says them; empty without any."""
        if self.first is None or self.last is None:
            return ""
        if self.first == self.last:
            return article_label(*self.first)
        return f"{article_label(*self.first)}—{article_label(*self.last)}"


def contents_of(rows: list[Row]) -> list[Entry]:
    """The units of a version, nested; each knows its first and its last article."""
    top: list[Entry] = []
    open_units: list[tuple[int, Entry]] = []
    for row in rows:
        while open_units and open_units[-1][0] >= row.depth:
            open_units.pop()
        if row.is_unit and row.title:
            entry = Entry(row.title.replace("\n", ""), row.anchor)
            (open_units[-1][1].entries if open_units else top).append(entry)
            open_units.append((row.depth, entry))
        elif row.kind == Kind.ARTICLE and row.number is not None:
            for _depth, entry in open_units:
                entry.first = entry.first or (row.number, row.sub)
                entry.last = (row.number, row.sub)
    return top

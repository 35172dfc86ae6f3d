"""A version's provisions as plain rows: one query, whatever the length of the law."""

from typing import NamedTuple

from django.db.models import Q

from legal_library.models import LawVersion
from legal_library.parsing.tree import CONTAINERS, Kind


class Row(NamedTuple):
    """One provision as it is read."""

    depth: int
    kind: str
    number: int | None
    sub: int
    label: str
    heading: str
    text: str
    path: str
    digest: str

    @property
    def anchor(self) -> str:
        """The id of its element: art_133_1-para_2."""
        return self.path.replace("/", "-")

    @property
    def is_unit(self) -> bool:
        """Whether it holds others and is headed, as parts and chapters."""
        return self.kind in CONTAINERS

    @property
    def title(self) -> str:
        """Its number and heading in one line."""
        return (
            f"{self.label}　{self.heading}"
            if self.label and self.heading
            else (self.label or self.heading)
        )


def rows_of(version: LawVersion, path: str = "") -> list[Row]:
    """Every provision of a version, in order; with a path only that one and what stands below it."""
    provisions = version.provisions.order_by("order")
    if path:
        provisions = provisions.filter(Q(path=path) | Q(path__startswith=f"{path}/"))
    rows = provisions.values_list(*Row._fields)
    return [Row(*row) for row in rows.iterator()]


def rows_at(rows: list[Row], path: str) -> list[Row]:
    """The provision at a path and what stands below it; empty where there is none."""
    return [row for row in rows if row.path == path or row.path.startswith(f"{path}/")]


def above(rows: list[Row], row: Row) -> list[Row]:
    """The units in which a row stands, the largest first."""
    found: list[Row] = []
    depth = row.depth
    for other in reversed(rows[: rows.index(row)]):
        if other.depth < depth:
            found.insert(0, other)
            depth = other.depth
    return found


def articles(rows: list[Row]) -> list[Row]:
    """The articles of the law itself, in order, without those of annexes and attached texts."""
    return [r for r in rows if r.kind == Kind.ARTICLE and r.path.startswith("art_")]

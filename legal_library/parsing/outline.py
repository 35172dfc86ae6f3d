"""The outline of a law: its units, each with its articles as a range, one within another."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from legal_library.parsing.naming import article_range
from legal_library.parsing.tree import CONTAINERS, Kind

IN_OUTLINES = (*CONTAINERS, Kind.ARTICLE)  # the kinds that make an outline; others are passed over

_LONGEST = 60  # of a heading in an administrator's list


class Printed(Protocol):
    """What an outline asks of a provision, whether it was just read or stands in the library."""

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def sub(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def path(self) -> str: ...


@dataclass
class Branch:
    """A unit with what is below it, or articles that stand outside of any unit.

    ``heading`` is its number and heading; empty for a unit without either, and for such articles,
    whose ``kind`` is that of articles. ``articles`` counts those of every depth.
    """

    kind: str
    heading: str
    path: str
    articles: int = 0
    first: tuple[int, int] | None = None
    last: tuple[int, int] | None = None
    below: list["Branch"] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The id of its element on a page."""
        return self.path.replace("/", "-")

    @property
    def range(self) -> str:
        """第一条—第九条; empty without articles that have a number."""
        return article_range(self.first, self.last) if self.first and self.last else ""

    def count(self, article: Printed) -> None:
        """Counts one more article."""
        self.articles += 1
        if article.number is not None:
            number = (article.number, article.sub)
            self.first, self.last = self.first or number, number

    def as_data(self) -> dict[str, Any]:
        """What is kept of it as JSON, and what the administration shows."""
        return {
            "kind": str(self.kind),
            "heading": self.heading[:_LONGEST],
            "anchor": self.anchor,
            "articles": self.articles,
            "range": self.range,
            "below": [branch.as_data() for branch in self.below],
        }


def outline_of(provisions: Iterable[tuple[int, Printed]]) -> list[Branch]:
    """The outline of provisions in the order of the text, each with its depth."""
    top: list[Branch] = []
    opened: list[tuple[int, Branch]] = []
    loose: Branch | None = None
    for depth, one in provisions:
        while opened and opened[-1][0] >= depth:
            opened.pop()
        if one.kind in CONTAINERS:
            branch = Branch(one.kind, _heading(one), one.path)
            (opened[-1][1].below if opened else top).append(branch)
            opened.append((depth, branch))
            loose = None
        elif one.kind == Kind.ARTICLE:
            if not opened and loose is None:
                loose = Branch(one.kind, "", one.path)
                top.append(loose)
            for branch in [b for _depth, b in opened] or [b for b in (loose,) if b]:
                branch.count(one)
    return top


def _heading(one: Printed) -> str:
    return "　".join(filter(None, (one.label, one.heading.replace("\n", ""))))


def headed(branches: Iterable[Branch]) -> list[Branch]:
    """What a table of contents has: units with a heading; what is below others moves up."""
    found: list[Branch] = []
    for branch in branches:
        below = headed(branch.below)
        found += [replace(branch, below=below)] if branch.heading else below
    return found

"""The outline of a version: its units with their articles, as links into the text."""

from dataclasses import dataclass, field

from legal_library.models import LawVersion, Provision
from legal_library.parsing.tree import UNITS, Kind

_SHOWN = {*UNITS, Kind.PREAMBLE, Kind.ANNEX, Kind.ATTACHED}
_LONGEST = 60


@dataclass
class Branch:
    """A unit, or articles that stand outside of any: the first and the last of its articles."""

    depth: int
    heading: str
    anchor: str
    first: str = ""
    last: str = ""
    articles: int = 0
    above: "Branch | None" = field(default=None, repr=False)

    @property
    def indent(self) -> str:
        """Full-width spaces, which printing and screen readers can do with."""
        return "\u3000" * self.depth

    def count(self, article: Provision) -> None:
        """Counts an article here and in every unit above."""
        at: Branch | None = self
        while at is not None:
            at.articles += 1
            at.first = at.first or article.label
            at.last = article.label
            at = at.above


def outline_of(version: LawVersion) -> list[Branch]:
    """The outline in the order of the text; one query, without the text itself."""
    kinds = {kind.value for kind in _SHOWN} | {Kind.ARTICLE.value}
    rows = version.provisions.filter(kind__in=kinds).defer("text").order_by("order")
    branches: list[Branch] = []
    units: dict[int, Branch] = {}
    for row in rows:
        above = units.get(row.parent_id) if row.parent_id else None
        if row.kind != Kind.ARTICLE:
            depth = above.depth + 1 if above else 0
            heading = " ".join(filter(None, (row.label, row.heading))) or row.get_kind_display()
            units[row.pk] = Branch(depth, str(heading)[:_LONGEST], row.anchor, above=above)
            branches.append(units[row.pk])
            continue
        if above is None:
            if not branches or branches[-1].heading:
                branches.append(Branch(0, "", row.anchor))
            above = branches[-1]
        above.count(row)
    return branches

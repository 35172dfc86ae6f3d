"""The rows of a file by guide: what they say of the guide itself, and its papers in their order."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Said, Saying, shortened
from cms_pages.services.exchange.wording import plain
from fazhi.spreadsheets import Row

CODE, PUBLIC_ID = "code", "public_id"
PAPER = "paper_"  # how the keys of columns begin that speak of a paper


@dataclass
class GuideRows:
    """What a file says of one guide. ``said`` holds each of its columns that the file has."""

    row: int
    said: dict[str, Said] = field(default_factory=dict)
    papers: list[Saying] = field(default_factory=list)

    def text(self, column: str) -> str:
        """What a column says; empty where the file lacks it."""
        return self.said[column].text if column in self.said else ""

    def add(self, row: Row, remarks: Remarks) -> None:
        """Adds a row. What an earlier one said otherwise is wrong; what it left empty it may say."""
        for column, said in row.values.items():
            if column.startswith(PAPER):
                continue
            known = self.said.setdefault(column, said)
            if not said.text or plain(known.text) == plain(said.text):
                continue
            if known.text:
                message = _("row %(first)s says “%(text)s” of the same guide")
                remarks.wrong(said, message % {"first": known.row, "text": shortened(known.text)})
            else:
                self.said[column] = said
        paper = {c: said for c, said in row.values.items() if c.startswith(PAPER)}
        if any(said.text for said in paper.values()):
            self.papers.append(paper)


def by_guide(rows: Iterable[Row], remarks: Remarks) -> list[GuideRows]:
    """The guides of a file in the order of their first rows."""
    found: dict[tuple[str, str], GuideRows] = {}
    for row in rows:
        key = _identity(row)
        if key is None:
            said = row.values.get(CODE) or row.values.get(PUBLIC_ID) or Said("", row.number, "")
            remarks.wrong(said, _("this cell must not be empty"))
            continue
        found.setdefault(key, GuideRows(row.number)).add(row, remarks)
    return list(found.values())


def _identity(row: Row) -> tuple[str, str] | None:
    """By what the guide of a row is found: its code, else its permanent id."""
    for column in (CODE, PUBLIC_ID):
        said = row.values.get(column)
        if said and said.text:
            return column, plain(said.text)
    return None

"""What importing would change in a guide, in the words of the workbook."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms_pages.services.exchange.columns import GUIDE, PAPERS
from cms_pages.services.exchange.fields.base import Value, stored
from cms_pages.services.exchange.fields.every import guide_cells
from cms_pages.services.exchange.fields.materials import FIELD, NAME, paper_cells
from cms_pages.services.exchange.known import Known
from fazhi.imports.importer import Difference

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

BETWEEN = "；"


@dataclass(frozen=True)
class Written:
    """A guide as its cells say it at one moment."""

    cells: dict[str, str]
    papers: tuple[Value, ...]

    @classmethod
    def of(cls, guide: "ServiceGuidePage", known: Known) -> "Written":
        """The guide as it is now."""
        return cls(guide_cells(guide, known), tuple(stored(guide, FIELD)))


def differences(old: Written | None, new: Written) -> tuple[Difference, ...]:
    """What is different; everything where there was none before."""
    cells = old.cells if old else {}
    found = [
        Difference(str(column.title), *_what_differs(cells.get(key, ""), new.cells[key]))
        for key, column in GUIDE.items()
        if key != "public_id" and cells.get(key, "") != new.cells[key]
    ]
    return (*found, *_of_papers(old.papers if old else (), new.papers))


def _what_differs(old: str, new: str) -> tuple[str, str]:
    """Of cells with several lines only those that differ, unless it is their order."""
    lines, others = old.splitlines(), new.splitlines()
    gone = [line for line in lines if line not in others]
    come = [line for line in others if line not in lines]
    if not gone and not come:
        gone, come = lines, others
    return BETWEEN.join(gone), BETWEEN.join(come)


def _of_papers(old: tuple[Value, ...], new: tuple[Value, ...]) -> list[Difference]:
    title = str(PAPERS[NAME].title)
    before = {item["id"]: item for item in old if item.get("id")}
    kept = [item["id"] for item in new if item.get("id") in before]
    gone = [item for item in old if item.get("id") not in kept]
    found = [Difference(title, _name(item), "") for item in gone]
    found += [Difference(title, "", _name(item)) for item in new if item.get("id") not in before]
    for item in new:
        if item.get("id") in before:
            found += _of_paper(before[item["id"]]["value"], item["value"])
    ordered = [key for key in before if key in set(kept)]
    if kept != ordered:
        names = (BETWEEN.join(_name(before[key]) for key in keys) for keys in (ordered, kept))
        found.append(Difference(_("order of the papers"), *names))
    return found


def _of_paper(old: Value, new: Value) -> list[Difference]:
    before, now = paper_cells(old), paper_cells(new)
    return [
        Difference(f"{old.get('name', '')} · {column.title}", before[key], now[key])
        for key, column in PAPERS.items()
        if before[key] != now[key]
    ]


def _name(item: Value) -> str:
    return str(item["value"].get("name", ""))

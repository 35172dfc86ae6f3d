"""The list of grid cells, found by code; a cell may stand above the one that it lies in."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.imports.importer import Importer, Plan, save_with_history
from fazhi.places.importers.rows import (
    ID,
    KIND_BEFORE,
    KIND_TITLE,
    Known,
    as_number,
    find,
    named,
    plan_row,
    values_of,
)
from fazhi.places.models import GridCell, GridKind, GridLevel, Village
from fazhi.spreadsheets import Column, Row, Sheet, as_choice, cell_text
from fazhi.spreadsheets.languages import spellings


def as_level(text: str) -> int:
    """A level as 2 or as the site calls it."""
    for level in GridLevel:
        if text in {str(level.value), *spellings(level.label)}:
            return level.value
    raise ValueError(_("“%(text)s” is none of the levels 1, 2 and 3") % {"text": text})


CODE = Column("code", gettext_lazy("Code"), required=True, max_length=40, unique=True)
LEVEL = Column("level", gettext_lazy("Level"), required=True, parse=as_level)
PARENT = Column(
    "parent",
    gettext_lazy("Code of the cell above"),
    max_length=40,
    hint=gettext_lazy("A code of this list or of the site; the first level has none."),
)
VILLAGE = Column(
    "village",
    gettext_lazy("Village or community"),
    max_length=80,
    hint=gettext_lazy("Its name as on the site; the first level has none."),
)
KIND = Column(
    "kind",
    KIND_TITLE,
    KIND_BEFORE,
    parse=as_choice(GridKind),
    hint=gettext_lazy("Comprehensive or dedicated; comprehensive if left empty."),
)
PLAIN = (
    CODE,
    Column("name", gettext_lazy("Name"), required=True, max_length=80),
    LEVEL,
    Column("name_en", gettext_lazy("English name"), max_length=120),
    Column("households", gettext_lazy("Households"), parse=as_number, default=None),
    Column("population", gettext_lazy("Residents"), parse=as_number, default=None),
)
COLUMNS = (*PLAIN[:3], PARENT, VILLAGE, KIND, *PLAIN[3:], ID)
TITLES = {c.key: c.title for c in COLUMNS}


class GridImporter(Importer):
    """Makes grid cells and changes those of the same code."""

    title = gettext_lazy("Grid cells")
    explanation = gettext_lazy(
        "A cell is found by its code; what is not found is made. The cell above may stand anywhere "
        "in the file. Columns that the file does not have are left as they are."
    )
    columns = COLUMNS

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        villages = named(Village.objects.all())
        on_site = _linked_cells()
        by_code = {cell_text(cell.code): cell for cell in on_site}
        cells = _cells_of(sheet, on_site, by_code, plan)
        # From the top down: each cell is checked against the one above as the file leaves it.
        for row in sorted(sheet.rows, key=lambda r: (r["level"], r.number)):
            before = len(plan.findings)
            if cell := cells.get(row.number):
                values = _values(row, cell, by_code, villages, plan)
                if len(plan.findings) == before:
                    plan_row(plan, row, cell, values, TITLES, unchecked=("parent", "village"))
        plan.changes.sort(key=lambda change: change.row)
        plan.findings.sort(key=lambda finding: finding.row or 0)
        return plan

    def apply(self, plan: Plan) -> None:
        for change in sorted(plan.changes, key=lambda c: (c.target.level, c.row)):
            save_with_history(change.target, change.action)


def _linked_cells() -> list[GridCell]:
    """All cells once, linked to one another, so that a change of one shows in those below it."""
    cells = {cell.pk: cell for cell in GridCell.objects.select_related("village")}
    for cell in cells.values():
        if cell.parent_id:
            cell.parent = cells[cell.parent_id]
    return list(cells.values())


def _cells_of(
    sheet: Sheet, on_site: list[GridCell], by_code: dict[str, GridCell], plan: Plan
) -> dict[int, GridCell]:
    """The cell of each row; ``by_code`` gets the codes that the file gives."""
    known = Known(on_site, lambda c: cell_text(c.code))
    cells = {}
    for row in sheet.rows:
        new = GridCell(code=row["code"], level=row["level"])
        if cell := known.find(row, row["code"], plan, new):
            cells[row.number] = cell
    for cell in cells.values():
        by_code.pop(cell_text(cell.code), None)
    by_code.update({row["code"]: cells[row.number] for row in sheet.rows if row.number in cells})
    return cells


def _values(
    row: Row,
    cell: GridCell,
    by_code: dict[str, GridCell],
    villages: dict[str, Village],
    plan: Plan,
) -> dict[str, Any]:
    new = cell._state.adding
    values = values_of(row, PLAIN, cell)
    values["kind"] = row["kind"] or cell.kind
    if new or PARENT.key in row:
        values["parent"] = find(row, PARENT, by_code, plan)
    if new or VILLAGE.key in row:
        values["village"] = find(row, VILLAGE, villages, plan)
    return values

"""The list of villages and communities, found by name."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from fazhi.imports.importer import Importer, Plan
from fazhi.places.importers.rows import (
    ID,
    KIND_BEFORE,
    KIND_TITLE,
    LOCATION,
    LONGEST_TEXT,
    Known,
    plan_row,
    values_of,
)
from fazhi.places.models import Village, VillageKind
from fazhi.places.models.villages import ending_of
from fazhi.spreadsheets import Column, Sheet, as_choice, cell_text
from fazhi.telephones import normalise_telephones

NAME = Column(
    "name",
    _("Name"),
    required=True,
    max_length=80,
    unique=True,
    hint=_("In full, with the word for village or community."),
)
PLAIN = (
    NAME,
    Column(
        "kind",
        KIND_TITLE,
        KIND_BEFORE,
        parse=as_choice(VillageKind),
        hint=_("Village or community; left empty, the name tells."),
    ),
    Column("name_en", _("English name"), max_length=120),
    Column(
        "phone",
        _("Office telephone"),
        max_length=60,
        parse=normalise_telephones,
        hint=_("A number of the office, never a person's own."),
    ),
    *LOCATION,
    Column("summary", _("Short description"), max_length=LONGEST_TEXT, multiline=True),
    Column(
        "summary_en",
        _("Short description in English"),
        max_length=LONGEST_TEXT,
        multiline=True,
    ),
)
COLUMNS = (*PLAIN, ID)
TITLES = {c.key: c.title for c in COLUMNS}


class VillageImporter(Importer):
    """Makes villages and changes those of the same name."""

    title = _("Villages and communities")
    explanation = _(
        "A village or community is found by its name; what is not found is made, in the order of "
        "the file. Columns that the file does not have are left as they are."
    )
    columns = COLUMNS

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        known = Known(Village.objects.all(), lambda v: cell_text(v.name))
        for row in sheet.rows:
            village = known.find(row, row["name"], plan, Village(order=row.number))
            if village is None:
                continue
            values: dict[str, Any] = values_of(row, PLAIN, village)
            if not values.get("kind"):
                values["kind"] = village.kind if village.pk else _kind_of(row["name"])
            plan_row(plan, row, village, values, TITLES)
        return plan


def _kind_of(name: str) -> VillageKind:
    return next((kind for kind in VillageKind if ending_of(name, kind)), VillageKind.VILLAGE)

"""The list of venues, found by name. Their hours are entered on their own screens."""

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
    as_list,
    as_number,
    find,
    named,
    plan_row,
    values_of,
)
from fazhi.places.models import Accessibility, Venue, VenueKind, Village
from fazhi.spreadsheets import Column, Sheet, as_choice, cell_text
from fazhi.telephones import normalise_telephones


def as_features(text: str) -> tuple[str, ...]:
    """What there is for people with disabilities, in the order of the choices, each once."""
    chosen = as_list(as_choice(Accessibility))(text)
    return tuple(feature for feature in Accessibility.values if feature in chosen)


VILLAGE = Column(
    "village", _("Village or community"), max_length=80, hint=_("Its name as on the site.")
)
PLAIN = (
    Column("name", _("Name"), required=True, max_length=80, unique=True),
    Column("kind", KIND_TITLE, KIND_BEFORE, required=True, parse=as_choice(VenueKind)),
    Column("name_en", _("English name"), max_length=120),
    Column(
        "phone",
        _("Telephone"),
        max_length=60,
        parse=normalise_telephones,
        hint=_("A number of the venue, never a person's own."),
    ),
    *LOCATION,
    Column("capacity", _("Capacity"), parse=as_number, default=None),
    Column(
        "accessibility",
        _("Accessibility"),
        max_length=400,
        parse=as_features,
        default=(),
        multiline=True,
        hint=_("Several with 、 between them."),
    ),
    Column("directions", _("How to get there"), max_length=LONGEST_TEXT, multiline=True),
    Column(
        "directions_en",
        _("How to get there, in English"),
        max_length=LONGEST_TEXT,
        multiline=True,
    ),
)
COLUMNS = (*PLAIN[:2], VILLAGE, *PLAIN[2:], ID)
TITLES = {c.key: c.title for c in COLUMNS}


class VenueImporter(Importer):
    """Makes venues and changes those of the same name."""

    title = _("Venues")
    explanation = _(
        "A venue is found by its name; what is not found is made, in the order of the file. "
        "Columns that the file does not have are left as they are, hours in any case."
    )
    columns = COLUMNS

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        known = Known(Venue.objects.select_related("village"), lambda v: cell_text(v.name))
        villages = named(Village.objects.all())
        for row in sheet.rows:
            venue = known.find(row, row["name"], plan, Venue(order=row.number))
            if venue is None:
                continue
            values: dict[str, Any] = values_of(row, PLAIN, venue)
            if venue._state.adding or VILLAGE.key in row:
                values["village"] = find(row, VILLAGE, villages, plan)
            plan_row(plan, row, venue, values, TITLES)
        return plan

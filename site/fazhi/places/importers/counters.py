"""The list of counters, found by venue and number."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.departments.models import Department
from fazhi.imports.importer import Difference, Importer, Plan
from fazhi.places.importers.rows import (
    ID,
    LONGEST_TEXT,
    Known,
    as_list,
    as_number,
    find,
    named,
    plan_row,
    values_of,
)
from fazhi.places.models import Counter, Venue
from fazhi.spreadsheets import Column, Row, Sheet, cell_text


def as_floor(text: str) -> int:
    """A floor as 2 or -1."""
    number = as_number(text.removeprefix("-"))
    return -number if text.startswith("-") else number


VENUE = Column(
    "venue",
    gettext_lazy("Venue"),
    required=True,
    max_length=80,
    hint=gettext_lazy("Its name as on the site."),
)
NUMBER = Column("number", gettext_lazy("Number"), required=True, parse=as_number)
PLAIN = (
    NUMBER,
    Column("name", gettext_lazy("Name"), required=True, max_length=80),
    Column("name_en", gettext_lazy("English name"), max_length=120),
    Column(
        "handles",
        gettext_lazy("What it handles"),
        max_length=LONGEST_TEXT,
        multiline=True,
        hint=gettext_lazy("One matter or group of matters a line."),
    ),
    Column(
        "handles_en",
        gettext_lazy("What it handles, in English"),
        max_length=LONGEST_TEXT,
        multiline=True,
    ),
    Column("floor", gettext_lazy("Floor"), parse=as_floor, default=None),
)
DEPARTMENTS = Column(
    "departments",
    gettext_lazy("Departments"),
    max_length=LONGEST_TEXT,
    multiline=True,
    hint=gettext_lazy("Their names as on the site, with 、 between them."),
)
COLUMNS = (VENUE, *PLAIN, DEPARTMENTS, ID)
TITLES = {c.key: c.title for c in COLUMNS}


class CounterImporter(Importer):
    """Makes counters and changes those of the same venue and number."""

    title = gettext_lazy("Counters")
    explanation = gettext_lazy(
        "A counter is found by its venue and number; what is not found is made. Columns that the "
        "file does not have are left as they are, hours in any case."
    )
    columns = COLUMNS
    unique = (VENUE.key, NUMBER.key)

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        venues = named(Venue.objects.all())
        departments = {cell_text(d.name): d for d in Department.objects.active()}
        counters = Counter.objects.select_related("venue").prefetch_related("departments")
        known = Known(counters, lambda c: (c.venue_id, c.number))
        for row in sheet.rows:
            venue = find(row, VENUE, venues, plan)
            if venue is None:
                continue
            key = (venue.pk, row["number"])
            counter = known.find(row, key, plan, Counter(venue=venue))
            if counter is None:
                continue
            new = counter._state.adding
            values: dict[str, Any] = {"venue": venue, **values_of(row, PLAIN, counter)}
            more = _serve(row, counter, departments, plan) if new or DEPARTMENTS.key in row else ()
            plan_row(plan, row, counter, values, TITLES, more=more)
        return plan


def _serve(
    row: Row, counter: Counter, by_name: dict[str, Department], plan: Plan
) -> tuple[Difference, ...]:
    """Sets the counter's departments, to be saved with it; says what that changes."""
    text, old = row[DEPARTMENTS.key], "" if counter._state.adding else counter.department_names
    if text == cell_text(old):
        return ()
    own = [] if counter._state.adding else list(counter.departments.all())
    # A department that was dissolved may stay where it is.
    known = {cell_text(d.name): d for d in own} | by_name
    wanted = []
    for name in as_list()(text):
        if name in known:
            wanted.append(known[name])
        else:
            message = _("there is no “%(name)s” on the site") % {"name": name}
            plan.error(message, row, DEPARTMENTS.title)
    if set(own) == set(wanted):
        return ()
    counter.departments.set(wanted)
    return (Difference(str(DEPARTMENTS.title), old, "、".join(d.name for d in wanted)),)

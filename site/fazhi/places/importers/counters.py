"""The list of counters, found by venue and number."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.departments.models import Department
from fazhi.imports.importer import Difference, Importer, Plan, save_with_history
from fazhi.places.importers.rows import as_list, as_number, find, plan_row, values_of
from fazhi.places.models import Counter, Venue
from fazhi.spreadsheets import Column, Row, Sheet


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
        max_length=2000,
        multiline=True,
        hint=gettext_lazy("One matter or group of matters a line."),
    ),
    Column(
        "handles_en", gettext_lazy("What it handles, in English"), max_length=4000, multiline=True
    ),
    Column("floor", gettext_lazy("Floor"), parse=as_floor, default=None),
)
DEPARTMENTS = Column(
    "departments",
    gettext_lazy("Departments"),
    max_length=1000,
    parse=as_list(),
    default=(),
    hint=gettext_lazy("Their names as on the site, with 、 between them."),
)
COLUMNS = (VENUE, *PLAIN, DEPARTMENTS)
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
        venues = {v.name: v for v in Venue.objects.all()}
        departments = {d.name: d for d in Department.objects.active()}
        known = {(c.venue_id, c.number): c for c in Counter.objects.select_related("venue")}
        for row in sheet.rows:
            venue = find(row, VENUE, venues, plan)
            if venue is None:
                continue
            counter = known.get((venue.pk, row["number"])) or Counter(venue=venue)
            new = counter._state.adding
            values: dict[str, Any] = values_of(row, PLAIN, new=new)
            more = _serve(row, counter, departments, plan) if new or DEPARTMENTS.key in row else ()
            plan_row(plan, row, counter, values, TITLES, more=more)
        return plan

    def apply(self, plan: Plan) -> None:
        for change in plan.changes:
            save_with_history(change.target, change.action)


def _serve(
    row: Row, counter: Counter, by_name: dict[str, Department], plan: Plan
) -> tuple[Difference, ...]:
    """Sets the counter's departments, to be saved with it; says what that changes."""
    wanted = []
    for name in row[DEPARTMENTS.key]:
        if name in by_name:
            wanted.append(by_name[name])
        else:
            message = _("there is no “%(name)s” on the site") % {"name": name}
            plan.error(message, row, DEPARTMENTS.title)
    old = counter.department_names if counter.pk else ""
    if counter.pk and set(counter.departments.all()) == set(wanted):
        return ()
    counter.departments.set(wanted)
    new = "、".join(d.name for d in wanted)
    return (Difference(str(DEPARTMENTS.title), old, new),) if old != new else ()

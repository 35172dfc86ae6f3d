"""The list of laws and their departments."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.departments.law_titles import bare_law_title, normalise_law_title
from fazhi.departments.models import Department, LawResponsibility
from fazhi.departments.services import assign_law
from fazhi.imports.importer import Action, Change, Difference, Importer, Plan, save_with_history
from fazhi.spreadsheets import Column, Row, Sheet, as_date
from fazhi.workdays import today


def as_law_title(text: str) -> str:
    """A title as the register keeps it; raises ``ValueError`` for what holds none."""
    if not normalise_law_title(text):
        raise ValueError(_("this is no title"))
    return bare_law_title(text)


TITLE = Column(
    "title",
    gettext_lazy("Title of the law"),
    required=True,
    parse=as_law_title,
    hint=gettext_lazy("With or without 《》, full or short."),
)
DEPARTMENT = Column("department", gettext_lazy("Department"), required=True, max_length=80)
START = Column(
    "starts_on",
    gettext_lazy("From day"),
    parse=as_date,
    default=None,
    hint=gettext_lazy("As 2026-01-31; today where it is empty."),
)
NOTE = Column("note", gettext_lazy("Note"), max_length=300)


class LawImporter(Importer):
    """Makes departments answer for laws; one that answered before ends the day before."""

    title = gettext_lazy("Register of laws")
    explanation = gettext_lazy(
        "A law has one department at a time: the import ends the entry of the department that has "
        "answered for it so far, and keeps it as a record."
    )
    columns = (TITLE, DEPARTMENT, START, NOTE)

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        departments = {d.name: d for d in Department.objects.active()}
        entries: dict[str, list[LawResponsibility]] = {}
        for entry in LawResponsibility.objects.select_related("department"):
            entries.setdefault(entry.normalised_title, []).append(entry)
        seen: dict[str, int] = {}
        for row in sheet.rows:
            key = normalise_law_title(row["title"])
            department = departments.get(row["department"])
            if seen.setdefault(key, row.number) != row.number:
                message = _("the same law stands in row %(first)s") % {"first": seen[key]}
                plan.error(message, row, TITLE.title)
            elif department is None:
                message = _("there is no department “%(name)s”") % {"name": row["department"]}
                plan.error(message, row, DEPARTMENT.title)
            else:
                _plan_row(row, department, entries.get(key, []), plan)
        return plan

    def apply(self, plan: Plan) -> None:
        for change in plan.changes:
            entry: LawResponsibility = change.target
            if entry.pk:
                save_with_history(entry, Action.CHANGE)
            else:
                assign_law(entry.title, entry.department, entry.starts_on, entry.note)


def _plan_row(
    row: Row, department: Department, entries: list[LawResponsibility], plan: Plan
) -> None:
    first: dt.date = row["starts_on"] or today()
    current = next((e for e in entries if e.holds(first)), None)
    if current and current.department_id == department.pk:
        if NOTE.key not in row or current.note == row["note"]:
            plan.unchanged += 1
            return
        note = Difference(str(NOTE.title), current.note, row["note"])
        current.note = row["note"]
        plan.changes.append(Change(Action.CHANGE, row.number, str(current), (note,), current))
        return
    later = [e for e in entries if e is not current and e.starts_on and e.starts_on >= first]
    if later or (current and current.starts_on == first):
        plan.error(_("another entry for this law begins on or after this day"), row, START.title)
        return
    entry = LawResponsibility(
        title=row["title"], department=department, starts_on=first, note=row["note"]
    )
    try:
        entry.clean_fields()
    except ValidationError as problem:
        plan.invalid(problem, row, {c.key: c.title for c in LawImporter.columns})
    old = str(current.department) if current else ""
    shown = Difference(str(DEPARTMENT.title), old, str(department))
    action = Action.CHANGE if current else Action.CREATE
    plan.changes.append(Change(action, row.number, str(entry), (shown,), entry))

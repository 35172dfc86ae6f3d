"""The list of laws and their departments."""

import datetime as dt
from collections import defaultdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.departments.importers.cells import (
    END,
    START,
    by_name,
    in_order,
    says,
    share_a_day,
)
from fazhi.departments.law_titles import bare_law_title, normalise_law_title
from fazhi.departments.models import Department, LawResponsibility
from fazhi.departments.services import assign_law
from fazhi.imports.importer import Action, Change, Difference, Importer, Plan, save_with_history
from fazhi.spreadsheets import Column, Row, Sheet, cell_text
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
NOTE = Column("note", gettext_lazy("Note"), max_length=300)


class LawImporter(Importer):
    """Makes departments answer for laws; one that answered before ends the day before."""

    title = gettext_lazy("Register of laws")
    explanation = gettext_lazy(
        "A law has one department at a time: the import ends the entry of the department that has "
        "answered for it so far, and keeps it as a record."
    )
    columns = (TITLE, DEPARTMENT, START, END, NOTE)

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        known = _Known()
        # Who answers already, before who takes a law over: the order of the rows tells nothing.
        others = [row for row in sheet.rows if not _plan_found(row, known, plan)]
        others = [row for row in others if not _plan_current(row, known, plan)]
        for row in others:
            _plan_handover(row, known, plan)
        plan.changes.sort(key=lambda change: change.row)
        return plan

    def apply(self, plan: Plan) -> None:
        """First what is there, whose last days may make room."""
        entries: list[LawResponsibility] = [change.target for change in plan.changes]
        for entry in entries:
            if entry.pk:
                save_with_history(entry, Action.CHANGE)
        for entry in entries:
            if not entry.pk:
                assign_law(
                    entry.title,
                    entry.department,
                    entry.starts_on,
                    entry.note,
                    ends_on=entry.ends_on,
                )


class _Known:
    """The departments by name, the register, and which row names an entry or hands a law over."""

    def __init__(self) -> None:
        self.departments = by_name(Department.objects.all())
        self.entries: dict[str, list[LawResponsibility]] = defaultdict(list)
        for entry in LawResponsibility.objects.select_related("department"):
            self.entries[entry.normalised_title].append(entry)
        self.rows: dict[int, int] = {}
        self.laws: dict[str, int] = {}
        self.handed_over: dict[str, int] = {}

    def on(self, row: Row, day: dt.date) -> LawResponsibility | None:
        """The entry of a row's law on a day."""
        entries = self.entries[normalise_law_title(row["title"])]
        return next((e for e in entries if e.holds(day)), None)


def _plan_found(row: Row, known: _Known, plan: Plan) -> bool:
    """Plans a row whose entry is found by department and days, of a dissolved department too."""
    law = normalise_law_title(row["title"])
    same = [
        e
        for e in known.entries[law]
        if cell_text(e.department.name) == row["department"] and e.starts_on == row["starts_on"]
    ]
    exact = [e for e in same if END.key in row and e.ends_on == row["ends_on"]]
    # Without days the row speaks of today, not of an entry that has always been there.
    found = [*exact, *(same if row["starts_on"] else ())]
    if found:
        unnamed = (e for e in found if e.pk not in known.rows)
        _plan_change(row, next(unnamed, found[0]), known, plan)
    return bool(found)


def _plan_current(row: Row, known: _Known, plan: Plan) -> bool:
    """Plans a row whose department answers for the law on the row's first day; refuses others."""
    department = known.departments.get(row["department"])
    period = _period(row)
    if department is None:
        message = _("there is no department “%(name)s”") % {"name": row["department"]}
        plan.error(message, row, DEPARTMENT.title)
        return True
    if not in_order(*period):
        plan.error(_("The last day lies before the first."), row, END.title)
        return True
    current = known.on(row, period[0])
    if current is None or current.department_id != department.pk:
        return False
    _plan_change(row, current, known, plan)
    return True


def _plan_handover(row: Row, known: _Known, plan: Plan) -> None:
    law, period = normalise_law_title(row["title"]), _period(row)
    current = known.on(row, period[0])
    # A list with the history of a law names it often; who takes it over needs a day then.
    named = known.handed_over if row["starts_on"] else known.laws
    first = known.handed_over.get(law) or named.get(law)
    if first is not None:
        plan.error(_("the same law stands in row %(first)s") % {"first": first}, row, TITLE.title)
        return
    known.laws[law] = known.handed_over[law] = row.number
    others = [e.period for e in known.entries[law] if e is not current]
    if current and current.starts_on == period[0]:
        others.append(current.period)
    if any(share_a_day(period, other) for other in others):
        plan.error(_("another entry for this law begins on or after this day"), row, START.title)
        return
    _plan_new(row, known.departments[row["department"]], period, current, plan)


def _plan_change(row: Row, entry: LawResponsibility, known: _Known, plan: Plan) -> None:
    known.laws.setdefault(entry.normalised_title, row.number)
    first = known.rows.setdefault(entry.pk, row.number)
    if first != row.number:
        plan.error(_("the same law stands in row %(first)s") % {"first": first}, row, TITLE.title)
        return
    changed = []
    if NOTE.key in row and not says(entry.note, row["note"]):
        changed.append(Difference(str(NOTE.title), entry.note, row["note"]))
        entry.note = row["note"]
    last = row["ends_on"]  # an empty cell says nothing about it
    if last not in (None, entry.ends_on):
        changed.append(Difference(str(END.title), str(entry.ends_on or ""), str(last)))
        entry.ends_on = last
        others = [e.period for e in known.entries[entry.normalised_title] if e is not entry]
        if not in_order(*entry.period):
            plan.error(_("The last day lies before the first."), row, END.title)
        elif any(share_a_day(entry.period, other) for other in others):
            plan.error(_("Another entry for this law covers these days."), row, END.title)
    if changed:
        plan.changes.append(Change(Action.CHANGE, row.number, str(entry), tuple(changed), entry))
    else:
        plan.unchanged += 1


def _plan_new(
    row: Row,
    department: Department,
    period: tuple[dt.date, dt.date | None],
    current: LawResponsibility | None,
    plan: Plan,
) -> None:
    entry = LawResponsibility(
        title=row["title"],
        department=department,
        starts_on=period[0],
        ends_on=period[1],
        note=row["note"],
    )
    try:
        entry.clean_fields()
    except ValidationError as problem:
        plan.invalid(problem, row, {c.key: c.title for c in LawImporter.columns})
    old = str(current.department) if current else ""
    shown = [Difference(str(DEPARTMENT.title), old, str(department))]
    if entry.ends_on:
        shown.append(Difference(str(END.title), "", str(entry.ends_on)))
    action = Action.CHANGE if current else Action.CREATE
    plan.changes.append(Change(action, row.number, str(entry), tuple(shown), entry))


def _period(row: Row) -> tuple[dt.date, dt.date | None]:
    return row["starts_on"] or today(), row["ends_on"]

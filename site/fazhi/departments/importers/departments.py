"""The list of departments: in any order, a parent may stand further down."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.departments.dated import Dated
from fazhi.departments.importers.cells import END, by_name, says
from fazhi.departments.models import Department, DepartmentKind, normalise_code
from fazhi.imports.importer import (
    Action,
    Change,
    Difference,
    Importer,
    Plan,
    differences,
    save_with_history,
)
from fazhi.spreadsheets import Column, Row, Sheet, as_choice, as_date, cell_text
from fazhi.telephones import normalise_telephones


def as_order(text: str) -> int:
    """A whole number from 0 on."""
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError(_("“%(text)s” is no whole number") % {"text": text})
    return int(text)


NAME = Column("name", gettext_lazy("Department name"), required=True, max_length=80)
CODE = Column(
    "code", gettext_lazy("Department code"), max_length=40, unique=True, parse=normalise_code
)
PARENT = Column(
    "parent",
    gettext_lazy("Parent department"),
    max_length=80,
    hint=gettext_lazy("The name of a department of this list or of the site."),
)
KIND = Column(
    "kind",
    gettext_lazy("Kind"),
    parse=as_choice(DepartmentKind),
    hint=gettext_lazy(
        "administrative organ, internal office, public institution, organisation authorised by law "
        "or regulation, entrusted organisation, or body stationed in the town by a higher level"
    ),
)
ORDER = Column(
    "sort_order",
    gettext_lazy("Order"),
    parse=as_order,
    default=None,
    hint=gettext_lazy(
        "Departments with a smaller number stand first; new ones without a number as in the file."
    ),
)
START = Column(
    "starts_on",
    gettext_lazy("From day"),
    parse=as_date,
    default=None,
    hint=gettext_lazy("As 2026-01-31; an empty cell changes nothing."),
)
COLUMNS = (
    NAME,
    CODE,
    PARENT,
    ORDER,
    KIND,
    Column("short_name", gettext_lazy("Short name"), max_length=40),
    Column("name_en", gettext_lazy("English name"), max_length=160),
    Column("duties", gettext_lazy("Duties"), max_length=4000, multiline=True),
    Column("duties_en", gettext_lazy("Duties in English"), max_length=8000, multiline=True),
    Column(
        "phone",
        gettext_lazy("Telephone"),
        max_length=60,
        parse=normalise_telephones,
        hint=gettext_lazy("A number of the office, never a person's own."),
    ),
    Column("address", gettext_lazy("Address"), max_length=200),
    Column("address_en", gettext_lazy("Address in English"), max_length=300),
    Column("hours", gettext_lazy("Office hours"), max_length=200),
    Column("hours_en", gettext_lazy("Office hours in English"), max_length=300),
    START,
    END,
)
LEFT_OPEN = (ORDER, KIND, START, END)  # an empty cell says nothing about them
TITLES = {c.key: c.title for c in COLUMNS}


class DepartmentImporter(Importer):
    """Makes new departments, and changes those that code or name finds.

    A column that the file lacks leaves what is there alone.
    """

    title = gettext_lazy("Departments")
    explanation = gettext_lazy(
        "A department is found by its code, or else by its name, a dissolved one by its name and "
        "days; what is not found is made. Columns that the file does not have are left as they are."
    )
    columns = COLUMNS

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        found = _Found()
        rows = [
            (row, target) for row in sheet.rows if (target := _target(row, found, plan)) is not None
        ]
        named = _named(rows, found)
        for row, department in rows:
            _plan_row(row, department, named, plan)
        _refuse_namesakes(rows, found, plan)
        for row, department in rows:
            if _stands_below_itself(department):
                message = _("this department would stand below itself or a part of itself")
                plan.error(message, row, PARENT.title)
        return plan

    def apply(self, plan: Plan) -> None:
        """Parents first, so that nobody refers to what is not there yet."""
        todo = {id(change.target): change for change in plan.changes}
        while todo:
            ready = [c for c in todo.values() if id(c.target.parent) not in todo]
            for change in ready:
                change.target.parent = change.target.parent  # whose key exists by now
                save_with_history(change.target, change.action)
                del todo[id(change.target)]


class _Found:
    """What the site has: every department once, so that parents can be compared by identity."""

    def __init__(self) -> None:
        everything = {d.pk: d for d in Department.objects.all()}
        for department in everything.values():
            if department.parent_id:
                department.parent = everything[department.parent_id]
        self.all = list(everything.values())
        self.by_name = by_name(self.all)
        self.by_code = {normalise_code(d.code): d for d in self.all if d.code}
        self.rows: dict[int, int] = {}
        self.new_rows: dict[tuple[Any, ...], int] = {}
        self._by_dates: dict[tuple[str, Any], list[Department]] = {}
        for department in self.all:
            key = (cell_text(department.name), department.ends_on)
            self._by_dates.setdefault(key, []).append(department)

    def with_dates(self, row: Row) -> list[Department]:
        """Those of the row's name and days, which tell namesakes apart, dissolved ones too."""
        if END.key not in row:
            return []
        same = self._by_dates.get((row["name"], row["ends_on"]), [])
        return [d for d in same if START.key not in row or d.starts_on == row["starts_on"]]

    def by_name_or_dates(self, row: Row) -> Department | None:
        """What the row names, if possible one that no other row has named."""
        same = self.with_dates(row)
        unnamed = (d for d in same if id(d) not in self.rows)
        return next(unnamed, None) or (same[0] if same else self.by_name.get(row["name"]))


def _target(row: Row, found: _Found, plan: Plan) -> Department | None:
    """The department that a row speaks of, a new one if there is none; ``None`` with a finding."""
    coded = found.by_code.get(row["code"])
    named = found.by_name_or_dates(row)
    if coded and (coded in found.with_dates(row) or cell_text(coded.name) == row["name"]):
        named = coded
    department = coded or named or Department(sort_order=row.number)
    first = row.number
    problem = ""
    if coded and coded.is_over() and coded not in found.with_dates(row):
        problem = _("another department had this code")
    elif coded and named and coded is not named:
        problem = _("this code belongs to “%(other)s”") % {"other": coded}
    elif not coded and named and named.code and row["code"]:
        problem = _("this department has the code %(code)s") % {"code": named.code}
    elif department.pk:
        first = found.rows.setdefault(id(department), row.number)
    else:
        first = found.new_rows.setdefault((row["name"], row["ends_on"]), row.number)
    if first != row.number:
        problem = _("the same department stands in row %(first)s") % {"first": first}
    if problem:
        plan.error(problem, row, CODE.title if row["code"] else NAME.title)
        return None
    return department


def _named(rows: list[tuple[Row, Department]], found: _Found) -> dict[str, Department]:
    """What a parent's name means: one that exists before one of the list that is dissolved."""
    listed = {row["name"]: department for row, department in rows}
    lasting = {
        row["name"]: department
        for row, department in rows
        if not Department(ends_on=row["ends_on"] or department.ends_on).is_over()
    }
    return listed | found.by_name | lasting


def _plan_row(row: Row, department: Department, named: dict[str, Department], plan: Plan) -> None:
    new = department.pk is None
    values = _values(row, department)
    changed = differences(department, values)
    for name, value in values.items():
        setattr(department, name, value)
    try:
        department.clean_fields(exclude={"parent", "public_id"})
        Dated.clean(department)
    except ValidationError as problem:
        plan.invalid(problem, row, TITLES)
    if new or PARENT.key in row:
        changed += _move(row, department, named, plan)
    if not new and not changed:
        plan.unchanged += 1
        return
    action = Action.CREATE if new else Action.CHANGE
    plan.changes.append(Change(action, row.number, department.name, changed, department))


def _values(row: Row, department: Department) -> dict[str, Any]:
    """What the row says, without what it repeats and what its empty cells leave open."""
    values: dict[str, Any] = {}
    for column in COLUMNS:
        if column is PARENT or (department.pk and column.key not in row):
            continue
        old, value = getattr(department, column.key), row[column.key]
        if column in LEFT_OPEN and value in ("", None):
            continue
        if isinstance(old, str) and says(old, value, multiline=column.multiline):
            value = old
        values[column.key] = value
    return values


def _move(
    row: Row, department: Department, named: dict[str, Department], plan: Plan
) -> tuple[Difference, ...]:
    old = department.parent
    # The present parent may be dissolved, and another department have its name by now.
    stays = old is not None and cell_text(old.name) == row["parent"]
    parent = old if stays else named.get(row["parent"])
    if row["parent"] and parent is None:
        message = _("there is no department “%(name)s”") % {"name": row["parent"]}
        plan.error(message, row, PARENT.title)
    department.parent = parent
    if parent is old:
        return ()
    return (Difference(str(PARENT.title), str(old or ""), str(parent or "")),)


def _refuse_namesakes(rows: list[tuple[Row, Department]], found: _Found, plan: Plan) -> None:
    """Two departments without a last day would have one name."""
    lasting: dict[str, set[int]] = {}
    for department in (*found.all, *(d for _row, d in rows)):
        if department.ends_on is None:
            lasting.setdefault(department.name, set()).add(id(department))
    for row, department in rows:
        if department.ends_on is None and len(lasting[department.name]) > 1:
            plan.error(_("There is a department of this name already."), row, NAME.title)


def _stands_below_itself(department: Department) -> bool:
    seen = set()
    above = department.parent
    while above is not None and id(above) not in seen:
        if above is department:
            return True
        seen.add(id(above))
        above = above.parent
    return False

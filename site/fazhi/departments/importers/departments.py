"""The list of departments: in any order, a parent may stand further down."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.departments.importers.names import by_name
from fazhi.departments.models import Department, DepartmentKind
from fazhi.imports.importer import (
    Action,
    Change,
    Difference,
    Importer,
    Plan,
    differences,
    save_with_history,
)
from fazhi.spreadsheets import Column, Row, Sheet, as_choice

NAME = Column("name", gettext_lazy("Department name"), required=True, max_length=80, unique=True)
CODE = Column("code", gettext_lazy("Department code"), max_length=40, unique=True)
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
COLUMNS = (
    NAME,
    CODE,
    PARENT,
    KIND,
    Column("short_name", gettext_lazy("Short name"), max_length=40),
    Column("name_en", gettext_lazy("English name"), max_length=160),
    Column("duties", gettext_lazy("Duties"), max_length=4000, multiline=True),
    Column(
        "phone",
        gettext_lazy("Telephone"),
        max_length=60,
        hint=gettext_lazy("A number of the office, never a person's own."),
    ),
    Column("address", gettext_lazy("Address"), max_length=200),
)
TITLES = {c.key: c.title for c in COLUMNS}


class DepartmentImporter(Importer):
    """Makes new departments, and changes those that code or name finds.

    A column that the file lacks leaves what is there alone.
    """

    title = gettext_lazy("Departments")
    explanation = gettext_lazy(
        "A department is found by its code, or else by its name; what is not found is made. Columns "
        "that the file does not have are left as they are."
    )
    columns = COLUMNS

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        found = _Found()
        rows = [
            (row, target) for row in sheet.rows if (target := _target(row, found, plan)) is not None
        ]
        named = found.by_name | {row["name"]: target for row, target in rows}
        for row, department in rows:
            _plan_row(row, department, named, plan)
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
        self.by_name = by_name(everything.values())
        coded = {d.code: d for d in everything.values() if d.code}
        self.by_code = {code: d for code, d in coded.items() if not d.is_over()}
        self.old_codes = coded.keys() - self.by_code.keys()
        self.rows: dict[int, int] = {}


def _target(row: Row, found: _Found, plan: Plan) -> Department | None:
    """The department that a row speaks of, a new one if there is none; ``None`` with a finding."""
    coded = found.by_code.get(row["code"])
    named = found.by_name.get(row["name"])
    department = coded or named or Department(sort_order=row.number)
    problem = ""
    if coded and named and coded is not named:
        problem = _("this code belongs to “%(other)s”") % {"other": coded}
    elif not coded and named and named.code and row["code"]:
        problem = _("this department has the code %(code)s") % {"code": named.code}
    elif row["code"] in found.old_codes:
        problem = _("another department had this code")
    elif found.rows.setdefault(id(department), row.number) != row.number:
        problem = _("the same department stands in row %(first)s") % {
            "first": found.rows[id(department)]
        }
    if problem:
        plan.error(problem, row, CODE.title if row["code"] else NAME.title)
        return None
    return department


def _plan_row(row: Row, department: Department, named: dict[str, Department], plan: Plan) -> None:
    new = department.pk is None
    values: dict[str, Any] = {
        c.key: row[c.key] for c in COLUMNS if c is not PARENT and (new or c.key in row)
    }
    if not values.get("kind"):
        values["kind"] = department.kind  # an empty cell says nothing about it
    changed = differences(department, values)
    for name, value in values.items():
        setattr(department, name, value)
    try:
        department.clean_fields(exclude={"parent", "public_id"})
    except ValidationError as problem:
        plan.invalid(problem, row, TITLES)
    if new or PARENT.key in row:
        changed += _move(row, department, named, plan)
    if not new and not changed:
        plan.unchanged += 1
        return
    action = Action.CREATE if new else Action.CHANGE
    plan.changes.append(Change(action, row.number, department.name, changed, department))


def _move(
    row: Row, department: Department, named: dict[str, Department], plan: Plan
) -> tuple[Difference, ...]:
    old, parent = department.parent, named.get(row["parent"])
    if row["parent"] and parent is None:
        message = _("there is no department “%(name)s”") % {"name": row["parent"]}
        plan.error(message, row, PARENT.title)
    department.parent = parent
    if parent is old:
        return ()
    return (Difference(str(PARENT.title), str(old or ""), str(parent or "")),)


def _stands_below_itself(department: Department) -> bool:
    seen = set()
    above = department.parent
    while above is not None and id(above) not in seen:
        if above is department:
            return True
        seen.add(id(above))
        above = above.parent
    return False

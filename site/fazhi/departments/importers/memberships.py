"""The list of who holds which role; accounts that are missing are made."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.accounts.models import User
from fazhi.accounts.services import create_account
from fazhi.departments.importers.cells import (
    END,
    START,
    Period,
    by_name,
    in_order,
    says,
    share_a_day,
)
from fazhi.departments.models import Department, Membership, Role
from fazhi.departments.services import appoint
from fazhi.imports.importer import Action, Change, Difference, Importer, Plan, save_with_history
from fazhi.spreadsheets import Column, Row, Sheet, as_choice, cell_text
from fazhi.workdays import today

USERNAME = Column("username", gettext_lazy("User name"), required=True, max_length=150)
NAME = Column("name", gettext_lazy("Full name"), required=True, max_length=60)
EMAIL = Column(
    "email",
    gettext_lazy("E-mail address"),
    max_length=254,
    hint=gettext_lazy("Needed for a new account: its owner sets the password through it."),
)
DEPARTMENT = Column("department", gettext_lazy("Department"), required=True, max_length=80)
ROLE = Column(
    "role",
    gettext_lazy("Role"),
    required=True,
    parse=as_choice(Role),
    hint=gettext_lazy(
        "author, copy checker, department signatory, department head, legal reviewer, publisher or "
        "auditor; somebody with several roles has several rows"
    ),
)
POST = Column("post", gettext_lazy("Post"), max_length=60)
COLUMNS = (USERNAME, NAME, EMAIL, DEPARTMENT, ROLE, POST, START, END)
TITLES = {c.key: c.title for c in COLUMNS}
ADD_ACCOUNTS = "accounts.add_user"


@dataclass(frozen=True)
class _NewRole:
    """A role to give; ``user`` is ``None`` where the account is made first."""

    row: Row
    user: User | None
    department: Department


class _Undo(Exception):
    """Rolls trial accounts back."""


class MembershipImporter(Importer):
    """Gives roles, ends those with a last day, and makes the accounts that are missing."""

    title = gettext_lazy("Memberships")
    explanation = gettext_lazy(
        "An account is found by its user name; one that is missing is made if you may make accounts, "
        "and its owner sets the password through the e-mail address. A role that somebody holds "
        "already stays, until the last day that the file gives."
    )
    columns = COLUMNS
    unique = ("username", "department", "role", "starts_on")

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        accounts = {u.username.casefold(): u for u in User.objects.all()}
        known = _Known()
        if self.may(ADD_ACCOUNTS):
            _try_accounts(sheet, accounts, plan)
        else:
            _refuse_new_accounts(sheet, accounts, plan)
        others = [row for row in sheet.rows if not _plan_found(row, accounts, known, plan)]
        for row in others:
            _plan_other(row, accounts.get(row["username"].casefold()), known, plan)
        plan.changes.sort(key=lambda change: change.row)
        return plan

    def apply(self, plan: Plan) -> None:
        for change in plan.changes:
            if isinstance(change.target, Membership):
                save_with_history(change.target, Action.CHANGE)
        made: dict[str, User] = {}
        for new in (c.target for c in plan.changes if isinstance(c.target, _NewRole)):
            row, key = new.row, new.row["username"].casefold()
            user = new.user or made.get(key)
            if user is None:
                user = made[key] = create_account(row["username"], row["name"], row["email"])
            appoint(
                user,
                new.department,
                row["role"],
                post=row["post"],
                starts_on=row["starts_on"],
                ends_on=row["ends_on"],
            )


def _refuse_new_accounts(sheet: Sheet, accounts: dict[str, User], plan: Plan) -> None:
    for row in sheet.rows:
        if row["username"].casefold() not in accounts:
            message = _("there is no such account, and you have no permission to make accounts")
            plan.error(message, row, USERNAME.title)


def _try_accounts(sheet: Sheet, accounts: dict[str, User], plan: Plan) -> None:
    """Makes the missing accounts, notes what stands against it, and takes them back."""
    first: dict[str, Row] = {}
    try:
        with transaction.atomic():
            for row in sheet.rows:
                key = row["username"].casefold()
                if key in accounts:
                    continue
                earlier = first.setdefault(key, row)
                if earlier is row:
                    _try_account(row, plan)
                elif (earlier["name"], earlier["email"]) != (
                    row["name"],
                    row["email"] or earlier["email"],
                ):
                    message = _("row %(first)s says something else of this account")
                    plan.error(message % {"first": earlier.number}, row, USERNAME.title)
            raise _Undo
    except _Undo:
        pass


def _try_account(row: Row, plan: Plan) -> None:
    if not row["email"]:
        plan.error(_("a new account needs an e-mail address"), row, EMAIL.title)
        return
    try:
        with transaction.atomic():
            create_account(row["username"], row["name"], row["email"])
    except ValidationError as problem:
        plan.invalid(problem, row, TITLES)


class _Known:
    """The departments by name, all roles ever held, and what earlier rows of the file say."""

    def __init__(self) -> None:
        self.departments = by_name(Department.objects.all())
        self.held: dict[tuple[int, str, str], list[Membership]] = defaultdict(list)
        for m in Membership.objects.select_related("user", "department"):
            self.held[m.user_id, cell_text(m.department.name), m.role].append(m)
        self.rows: dict[int, int] = {}
        self.given: dict[tuple[str, int, str], list[tuple[Period, int]]] = defaultdict(list)

    def of(self, row: Row, user: User | None) -> list[Membership]:
        """All times that somebody has held the role of a row; departments may be namesakes."""
        return self.held[user.pk, row["department"], row["role"]] if user else []


def _plan_found(row: Row, accounts: dict[str, User], known: _Known, plan: Plan) -> bool:
    """Plans a row whose role is found by its first day, in a dissolved department too."""
    user = accounts.get(row["username"].casefold())
    if user is not None and not says(user.name, row["name"]):
        plan.error(_("this account belongs to %(name)s") % {"name": user.name}, row, NAME.title)
        return True
    held = known.of(row, user)
    found = next((m for m in held if m.starts_on == row["starts_on"]), None)
    if found is not None:
        _plan_change(row, found, held, known, plan)
    return found is not None


def _plan_other(row: Row, user: User | None, known: _Known, plan: Plan) -> None:
    department = known.departments.get(row["department"])
    period: Period = (row["starts_on"] or today(), row["ends_on"])
    if department is None:
        message = _("there is no department “%(name)s”") % {"name": row["department"]}
        plan.error(message, row, DEPARTMENT.title)
        return
    if not in_order(*period):
        plan.error(_("The last day lies before the first."), row, END.title)
        return
    held = [m for m in known.of(row, user) if m.department_id == department.pk]
    same = [m for m in held if share_a_day(period, m.period)]
    current = next((m for m in same if m.holds()), None)
    if current is not None:
        _plan_change(row, current, held, known, plan)
    elif same:
        plan.error(_("This account holds this role in this period already."), row, START.title)
    elif user is not None and not user.is_active:
        message = _("this account is closed; only open ones are given new roles")
        plan.error(message, row, USERNAME.title)
    else:
        _plan_new(row, _NewRole(row, user, department), period, known, plan)


def _plan_change(
    row: Row, membership: Membership, held: list[Membership], known: _Known, plan: Plan
) -> None:
    first = known.rows.setdefault(membership.pk, row.number)
    if first != row.number:
        plan.error(_("the same entry stands in row %(first)s") % {"first": first}, row)
        return
    changed = []
    if POST.key in row and not says(membership.post, row["post"]):
        changed.append(Difference(str(POST.title), membership.post, row["post"]))
        membership.post = row["post"]
    last = row["ends_on"]  # an empty cell says nothing about it
    if last not in (None, membership.ends_on):
        changed.append(Difference(str(END.title), str(membership.ends_on or ""), str(last)))
        membership.ends_on = last
        others = [m.period for m in held if m.department_id == membership.department_id]
        others.remove(membership.period)
        others += [period for period, _row in known.given[_key(row, membership.department)]]
        if not in_order(*membership.period):
            plan.error(_("The last day lies before the first."), row, END.title)
        elif any(share_a_day(membership.period, other) for other in others):
            plan.error(_("This account holds this role in this period already."), row, END.title)
    if changed:
        label = _label(row, membership.department)
        change = Change(Action.CHANGE, row.number, label, tuple(changed), membership)
        plan.changes.append(change)
    else:
        plan.unchanged += 1


def _plan_new(row: Row, new: _NewRole, period: Period, known: _Known, plan: Plan) -> None:
    given = known.given[_key(row, new.department)]
    for other, first in given:
        if share_a_day(period, other):
            plan.error(_("the same entry stands in row %(first)s") % {"first": first}, row)
            return
    given.append((period, row.number))
    shown = [Difference(str(START.title), "", str(period[0]))]
    if row["post"]:
        shown.insert(0, Difference(str(POST.title), "", row["post"]))
    if new.user is None:
        shown.insert(0, Difference(_("new account"), "", f"{row['username']} {row['email']}"))
    if row["ends_on"]:
        shown.append(Difference(str(END.title), "", str(row["ends_on"])))
    label = _label(row, new.department)
    plan.changes.append(Change(Action.CREATE, row.number, label, tuple(shown), new))


def _key(row: Row, department: Department) -> tuple[str, int, str]:
    return row["username"].casefold(), department.pk, row["role"]


def _label(row: Row, department: Department) -> str:
    return f"{row['name']} · {department} · {Role(row['role']).label}"

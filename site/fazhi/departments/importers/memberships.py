"""The list of who holds which role; accounts that are missing are made."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.accounts.models import User
from fazhi.accounts.services import create_account
from fazhi.departments.models import Department, Membership, Role
from fazhi.departments.services import appoint
from fazhi.imports.importer import Action, Change, Difference, Importer, Plan, save_with_history
from fazhi.spreadsheets import Column, Row, Sheet, as_choice, as_date
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
START = Column(
    "starts_on",
    gettext_lazy("From day"),
    parse=as_date,
    default=None,
    hint=gettext_lazy("As 2026-01-31; today where it is empty."),
)
COLUMNS = (USERNAME, NAME, EMAIL, DEPARTMENT, ROLE, POST, START)
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
    """Gives roles, and makes the accounts that are missing; it never ends a role."""

    title = gettext_lazy("Memberships")
    explanation = gettext_lazy(
        "An account is found by its user name; one that is missing is made if you may make accounts, "
        "and its owner sets the password through the e-mail address. A role that somebody holds "
        "already stays."
    )
    columns = COLUMNS
    unique = ("username", "department", "role")

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        accounts = {u.username.casefold(): u for u in User.objects.all()}
        departments = {d.name: d for d in Department.objects.active()}
        held = {
            (m.user_id, m.department_id, m.role): m
            for m in Membership.objects.active().select_related("user", "department")
        }
        if self.may(ADD_ACCOUNTS):
            _try_accounts(sheet, accounts, plan)
        else:
            _refuse_new_accounts(sheet, accounts, plan)
        for row in sheet.rows:
            user = accounts.get(row["username"].casefold())
            department = departments.get(row["department"])
            if department is None:
                message = _("there is no department “%(name)s”") % {"name": row["department"]}
                plan.error(message, row, DEPARTMENT.title)
                continue
            if user is not None and user.name != row["name"]:
                message = _("this account belongs to %(name)s") % {"name": user.name}
                plan.error(message, row, NAME.title)
                continue
            current = held.get((user.pk, department.pk, row["role"])) if user else None
            _plan_row(row, user, department, current, plan)
        return plan

    def apply(self, plan: Plan) -> None:
        made: dict[str, User] = {}
        for change in plan.changes:
            if isinstance(change.target, Membership):
                save_with_history(change.target, Action.CHANGE)
                continue
            new: _NewRole = change.target
            row, key = new.row, new.row["username"].casefold()
            user = new.user or made.get(key)
            if user is None:
                user = made[key] = create_account(row["username"], row["name"], row["email"])
            post, first = row["post"], row["starts_on"]
            appoint(user, new.department, row["role"], post=post, starts_on=first)


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


def _plan_row(
    row: Row, user: User | None, department: Department, current: Membership | None, plan: Plan
) -> None:
    label = f"{row['name']} · {department} · {Role(row['role']).label}"
    if current is not None:
        if POST.key not in row or current.post == row["post"]:
            plan.unchanged += 1
            return
        post = Difference(str(POST.title), current.post, row["post"])
        current.post = row["post"]
        plan.changes.append(Change(Action.CHANGE, row.number, label, (post,), current))
        return
    if user is not None and _clashes(row, user, department):
        plan.error(_("this account gets this role later already"), row, START.title)
        return
    shown = [Difference(str(START.title), "", str(row["starts_on"] or today()))]
    if row["post"]:
        shown.insert(0, Difference(str(POST.title), "", row["post"]))
    if user is None:
        shown.insert(0, Difference(_("new account"), "", f"{row['username']} {row['email']}"))
    new = _NewRole(row, user, department)
    plan.changes.append(Change(Action.CREATE, row.number, label, tuple(shown), new))


def _clashes(row: Row, user: User, department: Department) -> bool:
    same = Membership.objects.filter(user=user, department=department, role=row["role"])
    return same.overlapping(row["starts_on"] or today(), None).exists()

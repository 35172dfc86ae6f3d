"""The demonstration's departments, one account per role, and its register of laws."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models
from django.utils.translation import gettext as _

from wagtail.models import ModelLogEntry, PageLogEntry

from axes.models import AccessAttempt, AccessFailureLog, AccessLog

from fazhi.accounts.models import User
from fazhi.accounts.services import create_account
from fazhi.departments.demo_data import (
    ACCOUNTS,
    DEPARTMENTS,
    LAWS,
    SIGNATORIES,
    DemoAccount,
    DemoDepartment,
)
from fazhi.departments.groups import role_group
from fazhi.departments.models import Department, Role, RoleGroup
from fazhi.departments.provisioning import provision_roles
from fazhi.departments.services import appoint, assign_law, create_department
from fazhi.town.demo import DemoPart, DemoTown
from fazhi.town.models import DemoRecord

# Stands in the printed instructions on purpose: these accounts exist in a demonstration only, and
# `remove_demo` takes them away before a real town can begin.
DEMO_PASSWORD = "yanshi-mima-2026"  # noqa: S105
DEMO_ADMINISTRATOR = "demo-admin"
SINCE = dt.date(2025, 1, 1)
# Office numbers follow those of villages and venues, in the range 0523-00000xxx, which is not given out.
FIRST_NUMBER = 101
_ACCOUNT = "account:"

M = TypeVar("M", bound=models.Model)


def demo_accounts() -> list[tuple[str, str, str]]:
    """User name, role and department of each account, as `make run` prints them."""
    names = {d.key: d.name for d in DEPARTMENTS}
    return [
        (
            account.username,
            str(account.role.label) if account.role else _("administrator"),
            names.get(account.department, ""),
        )
        for account in ACCOUNTS
    ]


def load(town: DemoTown) -> None:
    """Makes everything once, through the same services as people use."""
    for role in Role:
        if not RoleGroup.objects.filter(role=role).exists():
            town.make(f"role:{role}", _making(role_group, role))
    provision_roles()
    for number, data in enumerate(DEPARTMENTS):
        town.make(_key(data.key), _making(_department, town, data, number))
    _load_accounts(town, ACCOUNTS)
    for title, key in LAWS:
        department = town.find(_key(key))
        if isinstance(department, Department):
            town.make(f"law:{title}", _making(assign_law, title, department, SINCE))


def load_signatories(town: DemoTown) -> None:
    """The accounts that sign for the other departments."""
    _load_accounts(town, SIGNATORIES)


def _load_accounts(town: DemoTown, accounts: Iterable[DemoAccount]) -> None:
    for account in accounts:
        user = town.make(f"{_ACCOUNT}{account.username}", _making(_account, account))
        for key in account.departments:
            department = town.find(_key(key))
            place = "" if key == account.department else f":{key}"
            if account.role and isinstance(user, User) and isinstance(department, Department):
                town.make(
                    f"membership:{account.username}{place}",
                    _making(
                        appoint,
                        user,
                        department,
                        account.role,
                        post=account.post,
                        starts_on=SINCE,
                    ),
                )


def remove(town: DemoTown) -> None:
    """Clears what the accounts left behind: sessions, sign-in records, their lines of history."""
    accounts = DemoRecord.objects.filter(
        key__startswith=_ACCOUNT, content_type=ContentType.objects.get_for_model(User)
    )
    ids = set(accounts.values_list("object_id", flat=True))
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") in ids:
            session.delete()
    names = [account.username for account in (*ACCOUNTS, *SIGNATORIES)]
    for record in (AccessAttempt, AccessFailureLog, AccessLog):
        record.objects.filter(username__in=names).delete()
    for entry in (ModelLogEntry, PageLogEntry):
        entry.objects.filter(user_id__in=[int(pk) for pk in ids]).delete()


def _making(make: Callable[..., M], *args: Any, **kwargs: Any) -> Callable[[], M]:
    return lambda: make(*args, **kwargs)


def _key(department: str) -> str:
    return f"department:{department}"


def _department(town: DemoTown, data: DemoDepartment, number: int) -> Department:
    parent = town.find(_key(data.parent)) if data.parent else None
    return create_department(
        name=data.name,
        name_en=data.name_en,
        short_name=data.short_name,
        kind=data.kind,
        duties=data.duties,
        duties_en=data.duties_en,
        parent=parent if isinstance(parent, Department) else None,
        sort_order=number,
        phone=f"0523-{FIRST_NUMBER + number:08}",
        hours="工作日 8:30—12:00，14:00—18:00（示例）",
        hours_en="Working days 8:30–12:00, 14:00–18:00 (example)",
    )


def _account(data: DemoAccount) -> User:
    return create_account(
        data.username,
        data.name,
        f"{data.username}@huangqiao.invalid",  # RFC 2606: leads nowhere
        DEMO_PASSWORD,
        is_superuser=data.role is None,
    )


def announce() -> list[str]:
    """The accounts to try, as the start of the site prints them."""
    lines = [_("Demonstration accounts (password of all: %s):") % DEMO_PASSWORD]
    return lines + [f"  {name:<16} {role} {place}" for name, role, place in demo_accounts()]


PART = DemoPart("departments", 20, load, remove, announce=announce)
# Apart, so that a demonstration that was loaded before gets them as well.
SIGNATORIES_PART = DemoPart("departments.signatories", 21, load_signatories)

"""The first administrator of a real town."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from fazhi.accounts.services import create_account
from fazhi.env import read_environment
from fazhi.spreadsheets import Finding
from fazhi.town.founding import FoundingStep, Report
from fazhi.town.models import Town

OPTIONS = ("admin_username", "admin_name", "admin_email")
PASSWORD_VARIABLE = "FAZHI_ADMIN_PASSWORD"  # noqa: S105 - the name of a variable


def arguments(parser: ArgumentParser) -> None:
    """Adds the options of the first administrator; the password is never one of them."""
    group = parser.add_argument_group(
        "administrator", f"The password is read from {PASSWORD_VARIABLE}, or asked for."
    )
    group.add_argument("--admin-username", default="", help="user name to sign in with")
    group.add_argument("--admin-name", default="", help="full name")
    group.add_argument("--admin-email", default="", help="e-mail address for setting a password")


def run(town: Town, options: dict[str, Any], report: Report) -> None:
    """Makes the administrator, or adds a finding for each thing that is missing or wrong."""
    missing = [name for name in OPTIONS if not (options.get(name) or "").strip()]
    for name in missing:
        report.findings.append(Finding(_("%(option)s is missing.") % {"option": _option(name)}))
    password = None if missing else _password(report)
    if missing or password is None:
        return
    username, name, email = (options[option] for option in OPTIONS)
    try:
        account = create_account(username, name, email, password, is_superuser=True)
    except ValidationError as error:
        labels = dict(zip(("username", "name", "email"), map(_option, OPTIONS), strict=True))
        report.refuse(error, {**labels, "password": _("Password"), NON_FIELD_ERRORS: _("Account")})
        return
    report.lines.append(
        _("Administrator: %(name)s (%(username)s)")
        % {"name": account.name, "username": account.username}
    )


def _password(report: Report) -> str | None:
    given = read_environment().admin_password
    if given:
        return given.get_secret_value()
    if not sys.stdin.isatty():
        report.findings.append(
            Finding(
                _("The administrator's password is missing: set %(variable)s.")
                % {"variable": PASSWORD_VARIABLE}
            )
        )
        return None
    password = getpass.getpass(_("Password of the administrator: "))
    if getpass.getpass(_("The same password again: ")) != password:
        report.findings.append(Finding(_("The two passwords are not the same.")))
        return None
    return password


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


STEP = FoundingStep(name="accounts", order=10, run=run, arguments=arguments)

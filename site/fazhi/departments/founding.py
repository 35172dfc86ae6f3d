"""The departments of a real town: lists of departments, laws and roles, all of them or nothing."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from fazhi.departments.importers import DepartmentImporter, LawImporter, MembershipImporter
from fazhi.departments.provisioning import provision_roles
from fazhi.imports.importer import Importer, import_file
from fazhi.town.founding import FoundingStep, Report
from fazhi.town.models import Town

LISTS: dict[str, type[Importer]] = {
    "departments": DepartmentImporter,
    "laws": LawImporter,
    "members": MembershipImporter,
}
HELP = {
    "departments": "XLSX list of the departments",
    "laws": "XLSX list of the laws and their departments",
    "members": "XLSX list of who holds which role, with the accounts to make",
}


def add_arguments(parser: ArgumentParser) -> None:
    """The options of the step; each names an XLSX file."""
    for name in LISTS:
        parser.add_argument(f"--{name}", type=Path, metavar="FILE", help=HELP[name])


def found_departments(town: Town, options: dict[str, Any], report: Report) -> None:
    """Makes the roles' groups and imports the lists that were given."""
    provision_roles()
    for name, importer_class in LISTS.items():
        path: Path | None = options.get(name)
        if path is None:
            continue
        importer = importer_class()
        plan = import_file(importer, path)
        report.findings += [replace(f, message=f"{path.name}: {f.message}") for f in plan.findings]
        if plan.failed:
            return  # the next lists would only miss what this one lacks
        report.lines.append(
            _("%(list)s: %(number)s entries imported")
            % {"list": importer.title, "number": len(plan.changes)}
        )


STEP = FoundingStep("departments", 20, found_departments, add_arguments)

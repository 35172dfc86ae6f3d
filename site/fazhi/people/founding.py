"""The persons whom a real town brings along."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from fazhi.imports.importer import import_file
from fazhi.people.importer import PersonImporter
from fazhi.town.founding import FoundingStep, Report
from fazhi.town.models import Town


def arguments(parser: ArgumentParser) -> None:
    """Adds the file of persons."""
    parser.add_argument("--people", type=Path, help="XLSX file of persons with their consents")


def run(town: Town, options: dict[str, Any], report: Report) -> None:
    """Imports the file, if one is given."""
    path: Path | None = options.get("people")
    if path is None:
        return
    plan = import_file(PersonImporter(), path)
    report.findings += [replace(f, message=f"{path.name}: {f.message}") for f in plan.findings]
    if not plan.failed:
        report.lines.append(_("Persons: %(count)s recorded") % {"count": plan.created})


STEP = FoundingStep(name="people", order=40, run=run, arguments=arguments)

"""The places of a real town: its villages and its grid, from lists or entered later."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from fazhi.imports.importer import Importer, import_file
from fazhi.places.importers import GridImporter, VillageImporter
from fazhi.town.founding import FoundingStep, Report, register_founding
from fazhi.town.models import Town

# Villages first: cells name them.
LISTS: dict[str, type[Importer]] = {"villages": VillageImporter, "grid": GridImporter}
HELP = {
    "villages": "XLSX list of the villages and communities",
    "grid": "XLSX list of the cells of the grid",
}


def add_arguments(parser: ArgumentParser) -> None:
    """The options of the step; each names an XLSX file."""
    for name in LISTS:
        parser.add_argument(f"--{name}", type=Path, metavar="FILE", help=HELP[name])


def found_places(town: Town, options: dict[str, Any], report: Report) -> None:
    """Imports the lists that were given; a town may begin with none."""
    for name, importer_class in LISTS.items():
        path: Path | None = options.get(name)
        if path is None:
            continue
        importer = importer_class()
        plan = import_file(importer, path)
        report.findings += [replace(f, message=f"{path.name}: {f.message}") for f in plan.findings]
        if plan.failed:
            return  # the next list would only miss what this one lacks
        report.lines.append(
            _("%(list)s: %(number)s entries imported")
            % {"list": importer.title, "number": len(plan.changes)}
        )


def register() -> None:
    """Called once, when the apps are ready."""
    register_founding(FoundingStep("places", 30, found_places, add_arguments))

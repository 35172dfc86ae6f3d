"""Lists that a real town begins with: XLSX or CSV files that options of `init_town` name."""

from argparse import ArgumentParser
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from fazhi.imports.importer import Importer, import_file
from fazhi.town.founding import Report
from fazhi.town.models import Town


@dataclass(frozen=True)
class FoundingList:
    """A list: the option that names its file, who reads it, and what the option's help says."""

    option: str
    importer: type[Importer]
    help: str


@dataclass(frozen=True)
class FoundingLists:
    """The lists of one room, in the order in which they refer to one another."""

    lists: tuple[FoundingList, ...]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the options."""
        for each in self.lists:
            parser.add_argument(f"--{each.option}", type=Path, metavar="FILE", help=each.help)

    def run(self, town: Town, options: dict[str, Any], report: Report) -> None:
        """Imports the files that were given; a town may begin with none."""
        for each in self.lists:
            path: Path | None = options.get(each.option)
            if path is None:
                continue
            importer = each.importer()
            plan = import_file(importer, path)
            report.findings += [
                replace(f, message=f"{path.name}: {f.message}") for f in plan.findings
            ]
            if plan.failed:
                return  # the next list would only miss what this one lacks
            report.lines.append(
                _("%(list)s: %(number)s entries imported")
                % {"list": importer.title, "number": len(plan.changes)}
            )

"""Imports laws from files, archives, folders, databases and spreadsheets."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fazhi.imports.importer import import_file
from legal_library.importers.plan import Outcome
from legal_library.importers.run import Report, Result, run_import
from legal_library.importers.sources import of_path
from legal_library.importers.spreadsheet import MetadataImporter
from legal_library.importers.unreadable import Unreadable

EXIT_PROBLEMS = 2  # some files could not be read; the others were imported


class Command(BaseCommand):
    help = "Imports laws, or data of laws (XLSX, CSV), from a file, an archive, a folder or a database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="read and compare, write nothing"
        )
        parser.add_argument("--again", action="store_true", help="read files that are known, too")
        parser.add_argument("--json", action="store_true", help="print the summary as JSON")
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["path"].suffix.lower() in {".xlsx", ".csv"}:
            self._data(options["path"], dry_run=options["dry_run"])
            return
        show = self._show(options)
        try:
            report = run_import(
                of_path(options["path"]),
                dry_run=options["dry_run"],
                again=options["again"],
                progress=show,
            )
        except Unreadable as problem:
            raise CommandError(str(problem.reason)) from None
        if options["json"]:
            self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
        else:
            self._summary(report)
        if not report.is_clean:
            sys.exit(EXIT_PROBLEMS)

    def _data(self, path: Path, *, dry_run: bool) -> None:
        """A spreadsheet with data of laws: all of it, or nothing when a row is wrong."""
        importer = MetadataImporter()
        try:
            plan = importer.read(path) if dry_run else import_file(importer, path)
        except OSError as error:
            raise CommandError(
                _("The file cannot be opened: %(problem)s.") % {"problem": error.strerror}
            ) from None
        for finding in plan.findings:
            self.stderr.write(str(finding))
        if plan.failed:
            raise CommandError(_("Nothing was imported; correct the file."), returncode=1)
        if dry_run:
            self.stdout.write(_("Nothing was written: this is what an import would do."))
        self.stdout.write(
            _("%(changed)s changed, %(same)s unchanged")
            % {"changed": plan.changed, "same": plan.unchanged}
        )

    def _show(self, options: dict[str, Any]) -> Any:
        every = 1 if sys.stderr.isatty() else 100

        def show(report: Report, result: Result) -> None:
            if result.outcome in {Outcome.BROKEN, Outcome.HELD}:
                self.stderr.write(f"{result.name}: {result.reason or result.outcome.label}")
            if options["quiet"] or (report.done % every and report.done < report.total):
                return
            self.stderr.write(
                _("%(done)s of %(total)s, %(rate)s a second, %(left)s s left")
                % {
                    "done": report.done,
                    "total": report.total,
                    "rate": f"{report.rate:.1f}",
                    "left": f"{report.seconds_left:.0f}",
                },
                ending="\r" if every == 1 and report.done < report.total else "\n",
            )

        return show

    def _summary(self, report: Report) -> None:
        if report.is_dry:
            self.stdout.write(_("Nothing was written: this is what an import would do."))
        for outcome in Outcome:
            if report.outcomes[outcome.value]:
                self.stdout.write(f"{outcome.label}: {report.outcomes[outcome.value]}")
        self.stdout.write(
            _("%(done)s texts in %(seconds)s s")
            % {"done": report.done, "seconds": f"{report.seconds:.1f}"}
        )

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fazhi.town.demo import TownError
from fazhi.town.founding import found_town, founding_steps


class Command(BaseCommand):
    help = "Founds a real town: name, owner, languages, administrator, and lists from XLSX or CSV files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help="name of the town")
        parser.add_argument("--name-en", default="", help="name of the town in English")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done and change nothing"
        )
        for step in founding_steps():
            if step.arguments:
                step.arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = found_town(
                options["name"], options["name_en"], options, dry_run=options["dry_run"]
            )
        except TownError as error:
            raise CommandError(str(error)) from None
        for finding in report.findings:
            self.stderr.write(str(finding))
        if report.failed:
            raise CommandError(_("Nothing has been changed; correct the above and try again."))
        if options["dry_run"]:
            self.stdout.write(_("This is a trial: nothing has been changed. It would have done:"))
        for line in report.lines:
            self.stdout.write(line)
        if not options["dry_run"]:
            self.stdout.write(_("The town “%s” is set up.") % options["name"].strip())

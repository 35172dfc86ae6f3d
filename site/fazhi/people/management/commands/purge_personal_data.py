from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from fazhi.people.purposes import FIELDS
from fazhi.people.retention import purge_expired
from fazhi.upkeep import purges


class Command(BaseCommand):
    help = (
        "Erases personal data that no consent covers and whatever else is over; runs every night."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="count what would be erased, change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = purge_expired(dry_run=options["dry_run"])
        if options["dry_run"]:
            self.stdout.write(_("Nothing has been changed; this is what a purge would do:"))
        self.stdout.write(
            _("%(seen)s persons looked at, %(erased)s erased")
            % {"seen": report.seen, "erased": report.persons_erased}
        )
        for name, count in sorted(report.fields_erased.items()):
            self.stdout.write(
                _("%(field)s: erased %(count)s times") % {"field": FIELDS[name], "count": count}
            )
        for label, purge in purges():
            count = purge(options["dry_run"])
            self.stdout.write(_("%(kind)s: %(count)s erased") % {"kind": label, "count": count})
        for purpose in sorted(report.unknown):
            self.stderr.write(
                _("No part of the software knows the purpose “%s”; its persons were left alone.")
                % purpose
            )

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fazhi.departments.provisioning import provision_roles


class Command(BaseCommand):
    help = (
        "Makes and repairs the roles' groups, their permissions and who is in them. Can be run "
        "again at any time; run it daily, since memberships begin and end by date."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail if something would change"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        done = provision_roles(check=options["check"])
        for line in done.changes:
            self.stdout.write(line)
        for name in done.unknown:
            self.stderr.write(_("There is no permission “%s”; it was passed over.") % name)
        if options["check"] and done.changes:
            raise CommandError(
                _("%s changes are needed; run provision_roles without --check.") % len(done.changes)
            )
        if not done.changes:
            self.stdout.write(_("The roles are in order; nothing has changed."))

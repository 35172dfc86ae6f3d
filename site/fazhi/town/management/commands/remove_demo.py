from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fazhi.town.demo import TownError, refuse_without_tables, remove_demo


class Command(BaseCommand):
    help = "Removes the demonstration town, all of it, so that a real town can begin."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            refuse_without_tables()
            if not options["yes"] and not self._agreed():
                self.stdout.write(_("Nothing has been removed."))
                return
            removed = remove_demo()
        except TownError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(_("Removed %s demonstration objects.") % removed)

    @staticmethod
    def _agreed() -> bool:
        question = _("All demonstration data will be deleted. Type “yes” to go on: ")
        try:
            return input(question).strip().lower() in {"yes", "y", "是"}
        except EOFError:
            raise CommandError(
                _("Nobody can be asked without a terminal; say --yes to remove it all the same.")
            ) from None

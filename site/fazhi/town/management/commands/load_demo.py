from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fazhi.town.demo import TownError, load_demo


class Command(BaseCommand):
    help = "Loads the demonstration town; what is already loaded stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = load_demo(say=self._say)
        except TownError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            _("The demonstration town is loaded.")
            if done
            else _("The demonstration town was loaded before; nothing has changed.")
        )

    def _say(self, part: str) -> None:
        self.stdout.write(_("Loading demonstration data: %s") % part)
        self.stdout.flush()

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fazhi.town.demo import TownError, load_demo

SHOWN_EVERY = 1.5  # seconds


class Command(BaseCommand):
    help = "Loads the demonstration town; what is already loaded stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = load_demo(self._say, self._count)
        except TownError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            _("The demonstration town is loaded.")
            if done
            else _("The demonstration town was loaded before; nothing has changed.")
        )

    def _say(self, part: str) -> None:
        self._write(_("Loading demonstration data: %s") % part)

    def _count(self, made: int) -> None:
        if time.monotonic() - self.last >= SHOWN_EVERY:
            self._write(f"  {made}")

    def _write(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
        self.last = time.monotonic()

"""`manage.py maintenance on|off`: closes the site for residents and staff, and opens it again."""

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from fazhi.navigation.maintenance import close, current_closure, next_time, reopen


def clock(text: str) -> dt.time:
    """A time of day such as 6:30."""
    try:
        return dt.datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - a time without a day
    except ValueError:
        raise ArgumentTypeError(_("write the time such as 6:30")) from None


class Command(BaseCommand):
    help = "Shows a page about maintenance at every address, or says whether it is shown."
    requires_system_checks: list[str] = []  # they may ask what is being repaired

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("state", choices=["on", "off", "status"])
        parser.add_argument(
            "--until", type=clock, metavar="HH:MM", help="when it is expected to end, in China"
        )

    def handle(self, *args: Any, state: str, until: dt.time | None, **options: Any) -> None:
        try:
            if state == "on":
                close(next_time(until, timezone.now()) if until else None)
            elif state == "off":
                reopen()
        except OSError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(self._state())

    def _state(self) -> str:
        closure = current_closure()
        if closure is None:
            return _("The site is open.")
        if closure.until is None:
            return _("The site is closed for maintenance.")
        end = timezone.localtime(closure.until).strftime("%Y-%m-%d %H:%M")
        return _("The site is closed for maintenance until about %s.") % end

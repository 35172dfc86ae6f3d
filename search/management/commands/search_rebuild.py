"""`manage.py search_rebuild`: builds the search index anew beside the one that answers."""

import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from search.indexing.rebuilding import AlreadyBuilding, Progress, rebuild

SHOWN_EVERY = 2.0  # seconds


class Command(BaseCommand):
    help = "Builds the search index anew; the old one answers until the new one is whole."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.monotonic()
        watch = _Watch(self, is_quiet=options["quiet"])
        try:
            generation = rebuild(watch)
        except AlreadyBuilding as other:
            raise CommandError(
                _("Process %(process)s has been building the index since %(since)s.")
                % {
                    "process": other.process,
                    "since": timezone.localtime(other.since).strftime("%H:%M:%S"),
                }
            ) from None
        generation.refresh_from_db()
        self.stdout.write(
            _("%(entries)s entries in %(seconds)s s")
            % {"entries": generation.entries, "seconds": f"{time.monotonic() - begun:.1f}"}
        )


class _Watch:
    """Shows how far it is every few seconds: in one line on a terminal."""

    def __init__(self, command: BaseCommand, *, is_quiet: bool) -> None:
        self.command = command
        self.is_quiet = is_quiet
        self.on_terminal = sys.stderr.isatty()
        self.shown = 0.0

    def __call__(self, progress: Progress) -> None:
        now, is_last = time.monotonic(), progress.done == progress.total
        if self.is_quiet or (now - self.shown < SHOWN_EVERY and not is_last):
            return
        self.shown = now
        self.command.stderr.write(
            _("%(done)s of %(total)s, %(documents)s entries, %(rate)s a second, %(left)s s left")
            % {
                "done": progress.done,
                "total": progress.total,
                "documents": progress.documents,
                "rate": f"{progress.rate:.0f}",
                "left": f"{progress.seconds_left:.0f}",
            },
            ending="\r" if self.on_terminal and not is_last else "\n",
        )

"""Loads the project's notes on articles: captions and residents' questions."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from legal_library.note_files import load_notes


class Command(BaseCommand):
    help = "Loads captions and residents' questions for the laws that are in the library."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--replace", action="store_true", help="write over notes that are there already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        done = load_notes(replace=options["replace"])
        self.stdout.write(
            _("%(written)s notes written, %(same)s were there, in %(laws)s laws")
            % {"written": done.written, "same": done.same, "laws": done.laws}
        )
        if done.stale:
            self.stdout.write(
                _("%(stale)s belong to a text that the library does not have")
                % {"stale": done.stale}
            )
        if done.absent:
            self.stdout.write(
                _("%(absent)s belong to laws that the library does not have")
                % {"absent": done.absent}
            )

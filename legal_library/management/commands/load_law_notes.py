"""Loads the project's notes on articles: captions, residents' questions, plain words, examples."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from legal_library.note_loading import load_notes


class Command(BaseCommand):
    help = "Loads captions, residents' questions, plain words and examples of laws in the library."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--replace", action="store_true", help="write over notes that are there already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = load_notes(replace=options["replace"])
        except ValidationError as problem:
            raise CommandError("\n".join(problem.messages)) from None
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

"""Loads files of everyday words, and the base of the stop phrases."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.curated.lexicon_loading import load_lexicon


class Command(BaseCommand):
    help = "Loads the everyday words that come with the software, or those of CSV files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="*", type=Path, help="words,law_words; the name of a file is its theme"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would be done, or what is wrong"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = load_lexicon(options["files"] or None, dry_run=options["dry_run"])
        except ValidationError as problem:
            raise CommandError("\n".join(problem.messages)) from None
        except OSError as problem:
            raise CommandError(f"{problem.filename}: {problem.strerror}") from None
        if options["dry_run"]:
            self.stdout.write(_("Nothing was written. It would be:"))
        self.stdout.write(
            _(
                "%(added)s sets of words added, %(changed)s changed, %(removed)s removed; "
                "%(same)s as before, %(kept)s left to their editors"
            )
            % vars(done)
        )

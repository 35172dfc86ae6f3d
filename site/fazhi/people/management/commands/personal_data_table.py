from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fazhi.people.privacy_page import generated_part, with_generated_part


class Command(BaseCommand):
    help = "Prints what personal data is stored, what for and how long, as Markdown."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--write", type=Path, help="a page between whose markers the tables are put"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["write"]
        if path is None:
            self.stdout.write(generated_part())
            return
        try:
            path.write_text(with_generated_part(path.read_text("utf-8")), "utf-8")
        except (OSError, ValueError) as error:
            raise CommandError(
                _("%(path)s cannot be written: %(reason)s") % {"path": path, "reason": error}
            ) from None

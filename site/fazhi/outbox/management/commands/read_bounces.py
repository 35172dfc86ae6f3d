"""Takes in one mail that came back, from a pipe of the mail server or from a file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from fazhi.outbox.bounces.reports import LARGEST
from fazhi.outbox.bounces.taking_in import take_in_mail
from fazhi.outbox.provider_events import TooEarly

TRY_AGAIN = 75  # sysexits.h, EX_TEMPFAIL: the mail server keeps the mail and tries again


class Command(BaseCommand):
    help = "Takes in one mail about a message that came back; “-” reads it from standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the mail as it arrived, or -")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = take_in_mail(_read(options["file"]))
        except OSError as error:
            raise CommandError(f"cannot read the mail: {error.strerror}") from None
        except TooEarly:
            raise CommandError("its message is being sent", returncode=TRY_AGAIN) from None
        self.stdout.write(f"{count} changed" if count else "no report about a message of ours")


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(LARGEST)
    with Path(name).open("rb") as file:
        return file.read(LARGEST)

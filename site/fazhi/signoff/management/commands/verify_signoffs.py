"""`manage.py verify_signoffs`: tells whether records and public content are what was signed."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fazhi.signoff.verifying import Verdict, verify


class Command(BaseCommand):
    help = (
        "Verifies the chain of sign-off records, and everything public against its last release. "
        "Changes nothing; ends with status 1 where anything is wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs: one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = verify()
        self.stdout.write(_as_json(verdict) if options["json"] else "\n".join(_lines(verdict)))
        if verdict.count:
            raise CommandError(_("Faults found: %(count)s") % {"count": verdict.count})


def _lines(verdict: Verdict) -> list[str]:
    return [
        _("Records: %(count)s") % {"count": verdict.records},
        *(
            _("Record %(number)s: %(says)s") % {"number": fault.number, "says": fault.says}
            for fault in verdict.chain
        ),
        _("Public rows: %(count)s") % {"count": verdict.rows},
        *(
            f"{fault.model} {fault.key} “{fault.title}” [{fault.number}]: {fault.says}"
            for fault in verdict.live
        ),
    ]


def _as_json(verdict: Verdict) -> str:
    return json.dumps({"valid": not verdict.count, **asdict(verdict)}, ensure_ascii=False, indent=1)

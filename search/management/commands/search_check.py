"""`manage.py search_check`: whether the search index holds what is public, and nothing else."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.indexing.checking import Checked, Drift, NothingToCheck, check, repair
from search.indexing.generations import must_be_built
from search.indexing.rebuilding import AlreadyBuilding, rebuild

EXIT_DRIFT = 2


class Command(BaseCommand):
    help = "Compares the search index with what is public; exit status 2 where they differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="index anew what differs")
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        watch = (lambda *_: None) if options["quiet"] else self._show
        found = self._check(watch)
        if found.is_clean:
            return
        if not options["repair"]:
            sys.exit(EXIT_DRIFT)
        self._repair(found)
        self.stdout.write(_("Repaired; looking again."))
        if not self._check(watch).is_clean:
            sys.exit(EXIT_DRIFT)

    def _check(self, watch: Any) -> Checked:
        try:
            found = check(watch)
        except NothingToCheck:
            raise CommandError(
                _("There is no index yet; run “manage.py search_rebuild”.")
            ) from None
        for drift in found.drifts:
            self._say(drift)
        if found.is_engine_whole:
            self.stdout.write(_("Engine: %(entries)s entries") % {"entries": found.entries})
        else:
            self.stdout.write(
                _("Engine: %(missing)s missing, %(surplus)s surplus of %(entries)s entries")
                % {
                    "missing": found.engine_missing,
                    "surplus": found.engine_surplus,
                    "entries": found.entries,
                }
            )
        if must_be_built():
            self.stdout.write(_("The index must be built anew: run “manage.py search_rebuild”."))
        return found

    def _say(self, drift: Drift) -> None:
        self.stdout.write(
            _(
                "%(source)s: %(checked)s checked, %(missing)s missing, %(surplus)s surplus, "
                "%(outdated)s outdated, %(broken)s broken, %(waiting)s waiting"
            )
            % {
                "source": drift.source,
                "checked": drift.checked,
                "missing": drift.missing,
                "surplus": drift.surplus,
                "outdated": drift.outdated,
                "broken": drift.broken,
                "waiting": drift.waiting,
            }
        )
        for subject in drift.subjects[:10]:
            self.stdout.write(f"  {subject.source} {subject.key}")

    def _show(self, source: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            ending = "\r" if done < total else "\n"
            self.stderr.write(f"{source}: {done} / {total}", ending=ending)

    def _repair(self, found: Checked) -> None:
        repair(found)
        if found.engine_missing or found.engine_surplus:
            try:
                rebuild()
            except AlreadyBuilding as other:
                raise CommandError(str(other)) from None

"""`manage.py search_check`: whether the search index holds what is public, and nothing else.

So it does the copy in Elasticsearch, where it is set up.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.indexing.checking import Checked, Drift, NothingToCheck, check, repair
from search.indexing.generations import must_be_built
from search.indexing.mirror_checking import CopyDrift, CopyState, check_copy, repair_copy
from search.indexing.rebuilding import AlreadyBuilding, rebuild

EXIT_DRIFT = 2
_COPY = {
    CopyState.COMPARED: gettext_lazy(
        "Elasticsearch: %(held)s held, %(missing)s missing, %(surplus)s surplus, "
        "%(outdated)s outdated, %(waiting)s waiting"
    ),
    CopyState.FILLING: gettext_lazy("Elasticsearch: a copy of the index is being filled."),
    CopyState.ABSENT: gettext_lazy("Elasticsearch: there is no whole copy of the index."),
    CopyState.UNREACHABLE: gettext_lazy(
        "Elasticsearch does not answer; the database finds meanwhile. %(trouble)s"
    ),
}


class Command(BaseCommand):
    help = (
        "Compares the search index with what is public, and its copy in Elasticsearch with the "
        "index; exit status 2 where they differ or the cluster does not answer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="index and deliver anew what differs"
        )
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        watch = (lambda *_: None) if options["quiet"] else self._show
        is_index_clean = self._look_at_index(watch, repairs=options["repair"])
        # After the index: what was set right there is delivered.
        is_copy_clean = self._look_at_copy(repairs=options["repair"])
        if not (is_index_clean and is_copy_clean):
            sys.exit(EXIT_DRIFT)

    def _look_at_index(self, watch: Any, *, repairs: bool) -> bool:
        found = self._check(watch)
        if found.is_clean or not repairs:
            return found.is_clean
        self._repair(found)
        self.stdout.write(_("Repaired; looking again."))
        return self._check(watch).is_clean

    def _look_at_copy(self, *, repairs: bool) -> bool:
        found = self._told(check_copy())
        if found is None or found.is_clean or not repairs:
            return found is None or found.is_clean
        if found.state is not CopyState.UNREACHABLE:
            found = repair_copy(found)
            self.stdout.write(_("Repaired; looking again."))
            self._told(found)
        return found is None or found.is_clean

    def _told(self, found: CopyDrift | None) -> CopyDrift | None:
        if found is not None:
            self.stdout.write(_COPY[found.state] % vars(found))
        return found

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

"""`manage.py jobs`: lists the jobs, runs one here and now, pauses and resumes it."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from fazhi.jobs import steering
from fazhi.jobs.models import JobState, Run, RunState, know_all_jobs
from fazhi.jobs.registry import UnknownJob, find_job
from fazhi.jobs.runner import AlreadyRunning, run_here


class Command(BaseCommand):
    help = "Lists the jobs; run, pause and resume act on the one that is named."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "act", nargs="?", choices=["list", "run", "pause", "resume"], default="list"
        )
        parser.add_argument("name", nargs="?", help="the job; `jobs` alone lists the names")

    def handle(self, *args: Any, act: str, name: str | None, **options: Any) -> None:
        if act == "list":
            self._list()
        elif name is None:
            raise CommandError(_("Which job? `manage.py jobs` lists them."))
        else:
            self._act(act, name)

    def _act(self, act: str, name: str) -> None:
        try:
            find_job(name)
        except UnknownJob as error:
            raise CommandError(
                _("There is no job “%(name)s”. There are: %(names)s")
                % {"name": name, "names": ", ".join(error.names)}
            ) from None
        state = know_all_jobs()[name]
        try:
            if act == "run":
                self._run(state)
            elif act == "pause":
                steering.pause(state)
                self.stdout.write(_("“%s” is paused.") % state)
            else:
                steering.resume(state)
                self.stdout.write(_("“%s” is resumed.") % state)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None

    def _list(self) -> None:
        for name, state in sorted(know_all_jobs().items()):
            last = Run.objects.filter(job=name, started_at__isnull=False).order_by("-pk").first()
            schedule = state.job.schedule
            self.stdout.write(f"{name}  {state}")
            facts = [schedule.in_words() if schedule else _("When asked for")]
            if last and last.started_at:
                facts.append(f"{_time(last.started_at)} {RunState(last.state).label}")
            if state.paused_at:
                facts.append(_("paused since %s") % _time(state.paused_at))
            elif state.next_run_at:
                facts.append(_("next run %s") % _time(state.next_run_at))
            self.stdout.write(f"    {' · '.join(facts)}")

    def _run(self, state: JobState) -> None:
        steering.check_may_run(state)
        try:
            run = run_here(state.job)
        except AlreadyRunning:
            raise CommandError(_("“%s” is running just now.") % state) from None
        if run.state == RunState.FAILED:
            raise CommandError(
                _("“%(job)s” failed:\n%(error)s") % {"job": state, "error": run.error}
            )
        self.stdout.write(run.result or _("“%s” is done.") % state)


def _time(moment: Any) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")

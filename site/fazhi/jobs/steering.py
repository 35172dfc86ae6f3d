"""What people do with a job: let it run now, pause it, resume it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from fazhi.jobs.asking import ask
from fazhi.jobs.models import JobState, Run


def check_may_run(state: JobState) -> None:
    """Raises ``ValidationError`` for a job that is paused, or does nothing by itself."""
    if state.job.takes_arguments:
        raise ValidationError(_("This job is always for something; it cannot be run by itself."))
    if state.paused_at:
        raise ValidationError(_("This job is paused. Resume it first."))


@transaction.atomic
def run_now(state: JobState, by: Any = None) -> Run:
    """Asks for a run as soon as possible; ``ValidationError`` says why there can be none."""
    check_may_run(state)
    job = state.job
    if job.exclusive and Run.objects.open().filter(job=job.name).exists():
        raise ValidationError(_("This job is waiting or running already."))
    log(instance=state, action="jobs.run", user=by)
    return ask(job, asked_by=by)


@transaction.atomic
def pause(state: JobState, by: Any = None) -> None:
    """Lets nothing of the job begin until it is resumed; raises ``ValidationError`` if nothing does."""
    mine = JobState.objects.filter(pk=state.pk, paused_at=None)
    if not mine.update(paused_at=timezone.now(), paused_by=by):
        raise ValidationError(_("This job is paused already."))
    log(instance=state, action="jobs.pause", user=by)


@transaction.atomic
def resume(state: JobState, by: Any = None) -> None:
    """Goes on at the next time of the schedule; what waited meanwhile begins at once.

    Raises ``ValidationError`` when the job is not paused.
    """
    schedule = state.job.schedule
    upcoming = schedule.next_after(timezone.now()) if schedule else None
    mine = JobState.objects.filter(pk=state.pk).exclude(paused_at=None)
    if not mine.update(paused_at=None, paused_by=None, next_run_at=upcoming):
        raise ValidationError(_("This job is not paused."))
    log(instance=state, action="jobs.resume", user=by)

"""Telling when a job fails several times in a row, once, and when it works again."""

from django.db import transaction
from django.db.models import F
from django.dispatch import Signal
from django.utils import timezone

import structlog

from fazhi.jobs.models import JobState, Run
from fazhi.jobs.registry import Job

logger = structlog.stdlib.get_logger(__name__)

# Both are sent with ``job`` and ``run`` after the record is committed.
job_in_trouble = Signal()
job_recovered = Signal()


def note_failure(job: Job, run: Run) -> None:
    """Counts a failure; at the job's limit of failures in a row it is told, once."""
    state, _made = JobState.objects.get_or_create(name=job.name)
    mine = JobState.objects.filter(pk=state.pk)
    mine.update(failures=F("failures") + 1)
    alarming = mine.filter(alerted_at=None, failures__gte=job.alert_after)
    if alarming.update(alerted_at=timezone.now()):
        transaction.on_commit(lambda: _tell(job, run), robust=True)


def note_success(job: Job, run: Run) -> None:
    """Ends a row of failures."""
    state = JobState.objects.filter(name=job.name, failures__gt=0).first()
    if state is None:
        return
    mine = JobState.objects.filter(pk=state.pk)
    if mine.exclude(alerted_at=None).update(failures=0, alerted_at=None):
        transaction.on_commit(lambda: job_recovered.send_robust(Job, job=job, run=run), robust=True)
    else:
        mine.update(failures=0)


def _tell(job: Job, run: Run) -> None:
    logger.error("job in trouble", job=job.name, run=run.pk, failures=job.alert_after)
    job_in_trouble.send_robust(Job, job=job, run=run)

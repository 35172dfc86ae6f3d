"""Doing a run: taking it, calling the function, recording how it ended."""

import datetime as dt
import time
import traceback
from typing import Any

from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

import structlog

from fazhi.jobs.claims import new_claim
from fazhi.jobs.limits import CLAIM_MARGIN
from fazhi.jobs.models import Run, RunState
from fazhi.jobs.registry import Job, UnknownJob, find_job, time_limit_of
from fazhi.jobs.time_limits import Limit, alarm
from fazhi.jobs.trouble import note_failure, note_success

logger = structlog.stdlib.get_logger(__name__)

LONGEST_RESULT = 500
LONGEST_ERROR = 4000
ERROR_LINES = 12
# Seconds between attempts to record an end while the database is away.
RECORD_WAITS = (0, 1, 2, 5, 10, 20, 30)


class AlreadyRunning(Exception):
    """An exclusive job runs just now."""


def execute(run_id: int, limited: Limit = alarm) -> bool:
    """Does a waiting run; ``False`` when there is nothing to do: taken, ended, paused or too early.

    Whatever the function raises is recorded. Raises the database's errors while nothing has begun.
    """
    run = claim(run_id)
    if run is None:
        return False
    carry_out(run, limited)
    return True


def claim(run_id: int) -> Run | None:
    """Takes a waiting run for this process, unless another was faster."""
    now = timezone.now()
    run = Run.objects.claimable(now).filter(pk=run_id).first()
    if run is None:
        return None
    try:
        with transaction.atomic():
            taken = Run.objects.waiting(now).filter(pk=run_id).update(**_claiming(run, now))
    except IntegrityError:  # another run of an exclusive job has begun meanwhile
        return None
    return run if taken else None


def run_here(job: Job, asked_by: Any = None) -> Run:
    """Does a job in this process at once, without a queue; raises `AlreadyRunning`."""
    now = timezone.now()
    run = Run(job=job.name, exclusive=job.exclusive, asked_by=asked_by)
    _claiming(run, now)
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError:
        raise AlreadyRunning(job.name) from None
    carry_out(run)
    run.refresh_from_db()
    return run


def carry_out(run: Run, limited: Limit = alarm) -> None:
    """Calls the function of a run that is this process's own and records the end."""
    try:
        job = find_job(run.job)
        with limited(job.time_limit):
            result = job.function(*run.args)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it was is the record
        logger.warning("job failed", job=run.job, run=run.pk, error=type(error).__name__)
        record(run, RunState.FAILED, error=in_short(error))
    else:
        record(run, RunState.DONE, result=str(result or ""))


def record(run: Run, state: RunState, result: str = "", error: str = "") -> None:
    """Notes how a run ended; while the database is away it tries for about a minute.

    After that the clock finds the run abandoned, and has it done again.
    """
    for wait in RECORD_WAITS:
        time.sleep(wait)
        try:
            _record(run, state, result, error)
        except (OperationalError, InterfaceError) as problem:
            logger.warning("cannot record a run yet", run=run.pk, error=repr(problem))
            if not connection.in_atomic_block:
                connection.close()
        else:
            return
    logger.error("the end of a run is not recorded", job=run.job, run=run.pk, state=str(state))


def in_short(error: BaseException) -> str:
    """The last lines of a traceback, without the values of variables."""
    lines = "".join(traceback.format_exception(error)).rstrip().splitlines()
    return "\n".join(lines[-ERROR_LINES:])[-LONGEST_ERROR:].replace("\0", "")


def _claiming(run: Run, now: dt.datetime) -> dict[str, Any]:
    """Sets on ``run``, and returns, what makes it this process's own."""
    values = {
        "state": RunState.RUNNING,
        "claim": new_claim(),
        "claimed_until": now + dt.timedelta(seconds=time_limit_of(run.job) + CLAIM_MARGIN),
        "started_at": now,
    }
    for name, value in values.items():
        setattr(run, name, value)
    return values


@transaction.atomic
def _record(run: Run, state: RunState, result: str, error: str) -> None:
    mine = Run.objects.running().filter(pk=run.pk, claim=run.claim)
    values = {"result": result[:LONGEST_RESULT].replace("\0", ""), "error": error}
    if not mine.update(state=state, ended_at=timezone.now(), **values):
        logger.warning("a run ended after it was given up", job=run.job, run=run.pk)
        return
    try:
        job = find_job(run.job)
    except UnknownJob:
        return
    if state == RunState.DONE:
        note_success(job, run)
        if job.forgets_idle_runs and not result:
            Run.objects.idle(job.name).filter(pk__lt=run.pk).delete()
    else:
        note_failure(job, run)

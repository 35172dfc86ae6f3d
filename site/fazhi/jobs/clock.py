"""What the clock does every few seconds: asks for what is due, and looks after what was lost.

Every step is one conditional UPDATE with what follows from it in the same transaction, so any number of
clocks may tick at once.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import close_old_connections, connections, transaction
from django.utils import timezone

import structlog

from fazhi.jobs import broker
from fazhi.jobs.asking import ask
from fazhi.jobs.claims import is_abandoned
from fazhi.jobs.models import MOST_ATTEMPTS, Clock, JobState, Run, RunState, know_all_jobs
from fazhi.jobs.registry import Job, UnknownJob, find_job
from fazhi.jobs.trouble import note_failure

logger = structlog.stdlib.get_logger(__name__)

TICK_SECONDS = 10


@dataclass(frozen=True)
class Ticked:
    """How many runs were asked for, found abandoned, and handed to the broker again."""

    due: int = 0
    abandoned: int = 0
    handed: int = 0


def tick() -> Ticked:
    """One look at the clock."""
    now = timezone.now()
    due = sum(_ask_if_due(state, now) for state in know_all_jobs().values())
    abandoned = sum(_give_up_if_abandoned(run, now) for run in Run.objects.running())
    handed = broker.hand_over_again(now)
    Clock.objects.tick(now)
    return Ticked(due, abandoned, handed)


def tick_safely() -> None:
    """`tick` for a loop: a database that is away is logged, and asked again the next time."""
    close_old_connections()
    try:
        tick()
    except Exception:
        logger.exception("the clock could not look")
        connections.close_all()


def _ask_if_due(state: JobState, now: dt.datetime) -> bool:
    job = state.job
    if job.schedule is None:
        return False
    upcoming = job.schedule.next_after(now)
    if state.next_run_at is None or upcoming < state.next_run_at:
        # The software was given a schedule, or a denser one.
        _move(state, upcoming)
        return False
    if state.next_run_at > now or state.paused_at:
        return False
    with transaction.atomic():
        # To the first time from now on: what was missed is done once, not once for each time.
        return _move(state, upcoming) and _ask_unless_open(job)


def _move(state: JobState, upcoming: dt.datetime) -> bool:
    """Sets the next time; ``False`` when another clock did, or somebody has paused the job."""
    same = JobState.objects.filter(
        pk=state.pk, next_run_at=state.next_run_at, paused_at=state.paused_at
    )
    return bool(same.update(next_run_at=upcoming))


def _ask_unless_open(job: Job) -> bool:
    earlier = Run.objects.open().filter(job=job.name, state__in=(RunState.QUEUED, RunState.RUNNING))
    if earlier.filter(scheduled=True).exists():
        logger.info("job still open, not asked for again", job=job.name)
        return False
    ask(job, scheduled=True)
    return True


def _give_up_if_abandoned(run: Run, now: dt.datetime) -> bool:
    """Closes a run whose process is gone or whose claim is over, and has it done again."""
    late = run.claimed_until is None or run.claimed_until < now
    if not late and not is_abandoned(run.claim):
        return False
    with transaction.atomic():
        return _give_up(run, now)


def _give_up(run: Run, now: dt.datetime) -> bool:
    last = run.attempt >= MOST_ATTEMPTS
    state = RunState.FAILED if last else RunState.INTERRUPTED
    same = Run.objects.running().filter(pk=run.pk, claim=run.claim)
    if not same.update(state=state, ended_at=now, error=f"interrupted, attempt {run.attempt}"):
        return False
    logger.warning("job interrupted", job=run.job, run=run.pk, attempt=run.attempt)
    try:
        job = find_job(run.job)
    except UnknownJob:
        return True
    if last:
        note_failure(job, run)
    else:
        ask(
            job,
            run.args,
            asked_by=run.asked_by,
            scheduled=run.scheduled,
            attempt=run.attempt + 1,
        )
    return True

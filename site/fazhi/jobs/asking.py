"""Asking for a run."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from fazhi.jobs import broker
from fazhi.jobs.models import Run, RunState
from fazhi.jobs.registry import Job, find_job

LONGEST_TEXT = 500
Argument = int | str | None


def enqueue(
    name: str, *args: Argument, delay: dt.timedelta | None = None, asked_by: Any = None
) -> Run:
    """Asks for a run of a job as part of the caller's transaction, after ``delay`` at the earliest.

    Nothing runs unless that transaction is committed. Raises `UnknownJob`, and ``ValueError`` for
    arguments that are neither whole numbers nor texts of at most `LONGEST_TEXT` characters: a job
    gets ids and looks up the rest itself.
    """
    return ask(find_job(name), args, delay=delay, asked_by=asked_by)


def enqueue_once(name: str) -> Run | None:
    """Asks for a run unless one waits already, which will find what is committed now."""
    waiting = Run.objects.open().filter(
        job=name, state=RunState.QUEUED, not_before__lte=timezone.now()
    )
    return None if waiting.exists() else enqueue(name)


def ask(
    job: Job,
    args: Sequence[Argument] = (),
    *,
    delay: dt.timedelta | None = None,
    asked_by: Any = None,
    scheduled: bool = False,
    attempt: int = 1,
) -> Run:
    """`enqueue` for who has the job; the clock says more about the run."""
    for value in args:
        too_long = isinstance(value, str) and len(value) > LONGEST_TEXT
        if too_long or not isinstance(value, Argument):
            raise ValueError(f"{job.name} takes ids and short texts, not {type(value).__name__}")
    now = timezone.now()
    run = Run.objects.create(
        job=job.name,
        args=list(args),
        exclusive=job.exclusive,
        scheduled=scheduled,
        attempt=attempt,
        asked_at=now,
        asked_by=asked_by,
        not_before=now + delay if delay else now,
        # What waits for its time is handed over by the clock.
        handed_at=None if delay else now,
    )
    if not delay:
        transaction.on_commit(lambda: broker.hand_over(run), robust=True)
    return run

"""Waking a runner. With Redis a message with the run's id; without, the runners look each second.

The row in the database counts: a message that is lost or comes twice changes nothing.
"""

import datetime as dt

from django.conf import settings
from django.db.models import F, Q

import structlog

from fazhi.jobs.limits import HARD_MARGIN
from fazhi.jobs.models import Run
from fazhi.jobs.registry import time_limit_of

logger = structlog.stdlib.get_logger(__name__)

HANDED_AGAIN_AFTER = dt.timedelta(seconds=60)
MOST_AT_ONCE = 200


def has_broker() -> bool:
    """Whether Celery runs the jobs."""
    return bool(getattr(settings, "CELERY_BROKER_URL", ""))


def hand_over(run: Run) -> bool:
    """Tells Celery of a waiting run; a broker out of reach is logged, and the clock tries again."""
    if not has_broker():
        return True
    from fazhi.jobs.tasks import run_job

    limit = time_limit_of(run.job)
    try:
        run_job.apply_async(
            (run.pk,), soft_time_limit=limit, time_limit=limit + HARD_MARGIN, retry=False
        )
    except Exception as error:  # noqa: BLE001 - the row stays, whatever the broker says
        logger.warning("broker out of reach", job=run.job, run=run.pk, error=repr(error))
        return False
    return True


def hand_over_again(now: dt.datetime) -> int:
    """Tells Celery of runs that became due, or that wait although it was told; returns how many."""
    if not has_broker():
        return 0
    forgotten = Q(handed_at=None) | Q(handed_at__lt=now - HANDED_AGAIN_AFTER)
    waiting = Run.objects.claimable(now).filter(forgotten)[:MOST_AT_ONCE]
    handed = 0
    for run in waiting:
        # Of two clocks one sends the message.
        same = Run.objects.open().filter(pk=run.pk, handed_at=run.handed_at)
        if not same.update(handed_at=now):
            continue
        if not hand_over(run):
            Run.objects.open().filter(pk=run.pk).update(handed_at=F("asked_at"))
            break
        handed += 1
    return handed

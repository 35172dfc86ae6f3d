"""What `/readyz` asks about jobs: whether the clock goes and, with Celery, whether a worker answers."""

import datetime as dt
import time

from django.utils import timezone

from fazhi.health import register_check
from fazhi.jobs.broker import has_broker
from fazhi.jobs.models import Clock

STANDS_AFTER = dt.timedelta(seconds=60)
ANSWER_SECONDS = 2.0

_begun = time.monotonic()


class ClockStands(Exception):
    """Nobody has looked at what is due for a minute."""


class NoWorker(Exception):
    """No Celery worker answers."""


def check_clock() -> None:
    """Raises `ClockStands`; a site that has just started gives the clock a minute too."""
    last = Clock.objects.last_tick()
    if last is not None and timezone.now() - last <= STANDS_AFTER:
        return
    if time.monotonic() - _begun > STANDS_AFTER.total_seconds():
        raise ClockStands


def check_workers() -> None:
    """Raises `NoWorker`; any one of them is enough."""
    from celery import current_app

    if not current_app.control.broadcast("ping", reply=True, timeout=ANSWER_SECONDS, limit=1):
        raise NoWorker


def register_checks() -> None:
    """Where somebody is expected to run the jobs."""
    register_check("clock", check_clock)
    if has_broker():
        register_check("worker", check_workers)

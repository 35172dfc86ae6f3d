"""Celery's beat as the clock: it asks the database itself and sends no message of its own.

So jobs become due while Redis is away or every worker is busy, and a clock that stands still is told from
workers that do.
"""

from typing import Any

from celery.beat import Scheduler

from fazhi.jobs.clock import TICK_SECONDS, tick_safely


class ClockScheduler(Scheduler):
    """What ``celery beat`` runs; it keeps no file."""

    def setup_schedule(self) -> None:
        """The schedule is in the database."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Looks at the clock once; returns the seconds until the next time."""
        tick_safely()
        return TICK_SECONDS

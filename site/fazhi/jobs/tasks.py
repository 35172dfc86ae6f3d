"""What Celery does with a message: the message is the id of a run."""

from collections.abc import Iterator
from contextlib import contextmanager

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded

from fazhi.jobs.runner import execute
from fazhi.jobs.time_limits import OverTime


@contextmanager
def set_by_celery(seconds: float) -> Iterator[None]:
    """The limit that the message carries; Celery raises its own exception."""
    try:
        yield
    except SoftTimeLimitExceeded:
        raise OverTime(seconds) from None


@shared_task(name="fazhi.run_job", ignore_result=True)
def run_job(run_id: int) -> None:
    """Does a run, unless it is done, taken or paused."""
    execute(run_id, set_by_celery)

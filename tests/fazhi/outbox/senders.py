"""The processes that send, as they run in production and in the embedded installation."""

import datetime as dt
import time
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from fazhi.jobs.models import Clock, JobState, Run
from fazhi.outbox.models import Message
from fazhi.outbox.states import State
from tests.fazhi.jobs.processes import WithCelery, WithoutCelery
from tests.services.processes import eventually

Senders = WithoutCelery | WithCelery


def senders(data: Path, smtp_port: int, redis_url: str = "") -> Senders:
    """With a Redis Celery's worker and beat, without one the small process."""
    made: Senders = WithCelery(data, redis_url) if redis_url else WithoutCelery(data)
    made.variables |= {
        "DJANGO_SETTINGS_MODULE": "tests.fazhi.outbox.worker_settings",
        "FAZHI_PERSONAL_DATA_KEYS": settings.PERSONAL_DATA_KEYS[0],
        "FAZHI_SMTP_HOST": "127.0.0.1",
        "FAZHI_SMTP_PORT": str(smtp_port),
        "FAZHI_SMTP_SECURITY": "none",
    }
    return made


def start(runners: Senders) -> None:
    """Starts them, the clock first: the last to start is the one that sends."""
    let_a_minute_pass()
    if isinstance(runners, WithCelery):
        runners.start_clock()
        runners.start_worker()
    else:
        runners.start()


def let_a_minute_pass() -> None:
    """For the clock: what it does every half minute and every minute is due when it next looks."""
    now = timezone.now()
    Clock.objects.all().delete()
    JobState.objects.filter(name="outbox.look_after").update(next_run_at=now)
    Run.objects.open().update(handed_at=now - dt.timedelta(minutes=1, seconds=1))


def all_end(seconds: float) -> bool:
    """Whether every message ends in that time, in which the clock sees many minutes pass."""

    def ended() -> bool:
        let_a_minute_pass()
        time.sleep(1)
        return not open_ones()

    return eventually(ended, seconds)


def open_ones() -> int:
    """Messages that have not ended."""
    return Message.objects.filter(state__in=(State.QUEUED, State.CLAIMED)).count()

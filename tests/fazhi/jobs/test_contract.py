"""The same promises with Celery (worker, beat, Redis) and without (one small process), on real processes."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.utils import timezone

import pytest
import redis as redis_client
from pytest_django import Settings

from fazhi.env import read_environment
from fazhi.jobs.asking import enqueue
from fazhi.jobs.models import Run, RunState
from fazhi.settings.services import celery
from tests.fazhi.jobs.conftest import Register
from tests.fazhi.jobs.example import functions
from tests.fazhi.jobs.example.functions import notes
from tests.fazhi.jobs.processes import WithCelery, WithoutCelery
from tests.services import Redis
from tests.services.base import free_ports
from tests.services.processes import eventually

pytestmark = [
    pytest.mark.services,
    pytest.mark.heavy,
    pytest.mark.django_db(transaction=True),
]
Runners = WithoutCelery | WithCelery


@pytest.fixture
def data(tmp_path: Path, register: Register) -> Path:
    """Where the example jobs leave their traces; this process knows the jobs too."""
    functions.register()
    return tmp_path


@pytest.fixture
def with_redis(redis: Redis, settings: Settings) -> Redis:
    """This process hands runs over to the private Redis, as the site does."""
    from fazhi.celery import app

    options = {"global_keyprefix": "fazhi:"}
    app.conf.update(broker_url=redis.url, broker_transport_options=options)
    settings.CELERY_BROKER_URL = redis.url
    with redis_client.Redis.from_url(redis.url) as client:
        client.flushall()
    return redis


@pytest.fixture(params=["without Celery", "with Celery"])
def runners(request: pytest.FixtureRequest, data: Path) -> Iterator[Runners]:
    made: Runners
    if request.param == "with Celery":
        made = WithCelery(data, request.getfixturevalue("with_redis").url)
    else:
        made = WithoutCelery(data)
    yield made
    made.stop()


def ended(count: int) -> bool:
    return Run.objects.filter(ended_at__isnull=False).exclude(scheduled=True).count() >= count


def test_what_is_asked_for_runs_after_the_commit_and_never_after_a_rollback(
    runners: Runners, data: Path
) -> None:
    runners.start()
    with transaction.atomic():
        enqueue("example.short", 1)
        transaction.set_rollback(True)
    with transaction.atomic():
        run = enqueue("example.short", 2)
        time.sleep(2.5)
        assert not notes(data) or "short 2" not in notes(data)
    assert eventually(lambda: ended(1), 30)
    run.refresh_from_db()
    assert (run.state, run.result) == (RunState.DONE, "noted 2")
    assert [line for line in notes(data) if line.startswith("short")] == ["short 2"]


def test_two_clocks_and_two_workers_run_a_scheduled_job_once_each_time(
    runners: Runners, data: Path
) -> None:
    runners.start()
    runners.start()
    assert eventually(lambda: notes(data).count("clock") >= 3, 60)
    runners.stop()
    asked = Run.objects.filter(job="example.clock", scheduled=True).values_list(
        "asked_at", flat=True
    )
    windows = [int(moment.timestamp() // 10) for moment in asked]
    assert len(windows) == len(set(windows))
    assert notes(data).count("clock") <= len(windows)


def test_two_workers_do_each_of_many_runs_once(runners: Runners, data: Path) -> None:
    for number in range(40):
        enqueue("example.short", number)
    runners.start()
    runners.start_worker()
    assert eventually(lambda: ended(40), 60)
    done = sorted(line for line in notes(data) if line.startswith("short"))
    assert done == sorted(f"short {number}" for number in range(40))
    assert set(Run.objects.filter(job="example.short").values_list("state", flat=True)) == {"done"}


def test_what_was_at_work_when_everything_was_killed_is_done_again_once(
    runners: Runners, data: Path
) -> None:
    runners.start()
    enqueue("example.long", 7)
    assert eventually(lambda: "begun 7" in notes(data), 30)
    runners.kill()
    assert Run.objects.get(job="example.long").state == RunState.RUNNING
    runners.start()
    assert eventually(lambda: "ended 7" in notes(data), 45)
    runners.stop()
    assert notes(data).count("begun 7") == 2
    assert notes(data).count("ended 7") == 1
    runs = Run.objects.filter(job="example.long").order_by("pk")
    assert [run.state for run in runs] == [RunState.INTERRUPTED, RunState.DONE]


def test_a_function_that_takes_too_long_is_ended_and_recorded(runners: Runners, data: Path) -> None:
    runners.start()
    run = enqueue("example.stuck")
    assert eventually(lambda: ended(1), 30)
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert "over its time limit of 2 s" in run.error


def test_what_redis_has_forgotten_is_done_all_the_same(with_redis: Redis, data: Path) -> None:
    runs = [enqueue("example.short", number) for number in range(5)]
    with redis_client.Redis.from_url(with_redis.url) as client:
        client.flushall()
    Run.objects.update(handed_at=timezone.now() - dt.timedelta(seconds=61))
    runners = WithCelery(data, with_redis.url)
    try:
        runners.start()
        assert eventually(lambda: ended(5), 45)
    finally:
        runners.stop()
    assert len(notes(data)) >= len(runs)
    assert sorted(n for n in notes(data) if n != "clock") == [f"short {n}" for n in range(5)]


def test_asking_while_redis_is_away_fails_nobody_and_takes_no_time(
    data: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fazhi.celery import app

    (port,) = free_ports(1)
    monkeypatch.setenv("FAZHI_REDIS_URL", f"redis://127.0.0.1:{port}/0")
    for name, value in celery(read_environment()).items():
        setattr(settings, name, value)
    monkeypatch.setattr(app, "_pool", None)
    monkeypatch.setattr(app.amqp, "_producer_pool", None)
    app.conf.update(
        broker_url=settings.CELERY_BROKER_URL,
        broker_transport_options=settings.CELERY_BROKER_TRANSPORT_OPTIONS,
    )
    begun = time.monotonic()
    run = enqueue("example.short", 1)
    assert time.monotonic() - begun < 2
    assert Run.objects.get(pk=run.pk).state == RunState.QUEUED

"""What `/readyz` says about jobs."""

import datetime as dt

from django.utils import timezone

import pytest
from pytest_django import Settings

from fazhi import health
from fazhi.jobs import watching
from fazhi.jobs.models import Clock
from fazhi.jobs.watching import ClockStands, NoWorker, check_clock, check_workers, register_checks

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_running(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that was not started a moment ago."""
    monkeypatch.setattr(watching, "_begun", -1000.0)


@pytest.mark.usefixtures("long_running")
def test_a_clock_that_stands_is_noticed_within_a_minute() -> None:
    with pytest.raises(ClockStands):
        check_clock()
    Clock.objects.tick(timezone.now())
    check_clock()
    Clock.objects.update(ticked_at=timezone.now() - dt.timedelta(seconds=61))
    with pytest.raises(ClockStands):
        check_clock()


def test_a_site_that_has_just_started_gives_the_clock_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watching, "_begun", watching.time.monotonic())
    check_clock()


def test_without_an_answer_there_is_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    from celery.app.control import Control

    answers: list[list[dict[str, object]]] = [[{"celery@here": {"ok": "pong"}}], []]
    monkeypatch.setattr(Control, "broadcast", lambda *args, **more: answers.pop(0))
    check_workers()
    with pytest.raises(NoWorker):
        check_workers()


def test_workers_are_asked_for_where_there_is_celery(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(health, "_checks", {})
    register_checks()
    assert set(health._checks) == {"clock"}
    settings.CELERY_BROKER_URL = "redis://127.0.0.1/0"
    register_checks()
    assert set(health._checks) == {"clock", "worker"}

"""Asking for runs."""

import datetime as dt

from django.db import transaction

import pytest
import time_machine
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from fazhi.accounts.models import User
from fazhi.jobs import broker
from fazhi.jobs.asking import LONGEST_TEXT, enqueue
from fazhi.jobs.clock import tick
from fazhi.jobs.models import Run, RunState
from fazhi.jobs.registry import UnknownJob
from fazhi.jobs.runner import execute
from tests.fazhi.jobs.conftest import Register

pytestmark = pytest.mark.django_db
NIGHT = dt.datetime(2026, 3, 1, 2, 0, tzinfo=dt.UTC)


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[int]:
    """Runs of which Celery was told."""
    told: list[int] = []
    settings.CELERY_BROKER_URL = "redis://127.0.0.1/0"

    def note(run: Run) -> bool:
        told.append(run.pk)
        return True

    monkeypatch.setattr(broker, "hand_over", note)
    return told


def test_a_run_holds_what_it_is_for_and_who_asked(
    register: Register, user: User, calls: list[object]
) -> None:
    register(function=lambda *args: calls.append(args))
    run = enqueue("example", 7, "zh-hans", None, asked_by=user)
    assert execute(run.pk)
    run.refresh_from_db()
    assert calls == [(7, "zh-hans", None)]
    assert (run.state, run.asked_by, run.scheduled) == (RunState.DONE, user, False)


@pytest.mark.parametrize(
    "value", [{"name": "x"}, ["x"], 1.5, b"x", "x" * (LONGEST_TEXT + 1)], ids=lambda v: str(v)[:12]
)
def test_only_ids_and_short_texts_are_taken(register: Register, value: object) -> None:
    register(function=lambda value: None)
    with pytest.raises(ValueError, match="ids and short texts"):
        enqueue("example", value)  # type: ignore[arg-type]
    assert not Run.objects.exists()


def test_an_unknown_job_is_refused(register: Register) -> None:
    with pytest.raises(UnknownJob):
        enqueue("example")


def test_the_broker_is_told_after_the_commit_and_never_after_a_rollback(
    register: Register,
    messages: list[int],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    register()
    with django_capture_on_commit_callbacks(execute=True):
        run = enqueue("example")
        assert messages == []
    assert messages == [run.pk]
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        enqueue("example")
        transaction.set_rollback(True)
    assert messages == [run.pk]
    assert Run.objects.count() == 1


def test_what_is_asked_for_later_waits(
    register: Register,
    messages: list[int],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    register()
    with time_machine.travel(NIGHT, tick=False) as traveller:
        with django_capture_on_commit_callbacks(execute=True):
            run = enqueue("example", delay=dt.timedelta(minutes=5))
        assert not execute(run.pk)
        assert tick().handed == 0
        traveller.shift(dt.timedelta(minutes=5))
        assert tick().handed == 1
        assert messages == [run.pk]
        assert execute(run.pk)


def test_redis_was_flushed_and_the_run_is_handed_over_again_now_and_then(
    register: Register, messages: list[int]
) -> None:
    register()
    with time_machine.travel(NIGHT, tick=False) as traveller:
        run = enqueue("example")
        traveller.shift(59)
        assert tick().handed == 0
        traveller.shift(2)
        assert [tick().handed, tick().handed] == [1, 0]
        traveller.shift(61)
        assert tick().handed == 1
        execute(run.pk)
        traveller.shift(61)
        assert tick().handed == 0


def test_a_broker_out_of_reach_fails_nobody_and_is_tried_again(
    register: Register, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fazhi.jobs.tasks import run_job

    def refuse(*args: object, **more: object) -> None:
        raise ConnectionError

    register()
    settings.CELERY_BROKER_URL = "redis://127.0.0.1/0"
    monkeypatch.setattr(run_job, "apply_async", refuse)
    with time_machine.travel(NIGHT, tick=False) as traveller:
        run = enqueue("example")
        assert broker.hand_over(run) is False
        traveller.shift(61)
        assert [tick().handed, tick().handed] == [0, 0]
        sent: list[tuple[tuple[int], dict[str, int]]] = []
        monkeypatch.setattr(run_job, "apply_async", lambda args, **more: sent.append((args, more)))
        assert tick().handed == 1
    (((run_id,), options),) = sent
    assert run_id == run.pk
    assert options["time_limit"] > options["soft_time_limit"] == 300


def test_many_waiting_runs_are_handed_over_in_portions(
    register: Register, messages: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broker, "MOST_AT_ONCE", 2)
    register()
    with time_machine.travel(NIGHT, tick=False) as traveller:
        runs = [enqueue("example").pk for _each in range(5)]
        traveller.shift(61)
        assert [tick().handed for _each in range(4)] == [2, 2, 1, 0]
    assert messages == runs  # the oldest first

"""Doing runs and recording how they end."""

import time

from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from fazhi.jobs import runner
from fazhi.jobs.asking import enqueue
from fazhi.jobs.models import JobState, Run, RunState, know_all_jobs
from fazhi.jobs.runner import AlreadyRunning, claim, execute, run_here
from fazhi.jobs.schedules import Daily
from fazhi.jobs.time_limits import OverTime
from fazhi.jobs.trouble import job_in_trouble, job_recovered
from tests.fazhi.jobs.conftest import Register

pytestmark = pytest.mark.django_db


def do(*args: int | str | None) -> Run:
    run = enqueue("example", *args)
    assert execute(run.pk)
    run.refresh_from_db()
    return run


def test_start_end_and_result_are_recorded(register: Register) -> None:
    register(function=lambda: "3 deleted")
    run = do()
    assert (run.state, run.result, run.error) == (RunState.DONE, "3 deleted", "")
    assert run.started_at
    assert run.ended_at
    assert run.asked_at <= run.started_at <= run.ended_at


def test_a_long_result_is_cut(register: Register) -> None:
    register(function=lambda: "字" * 2000 + "\0")
    assert do().result == "字" * 500


def test_an_error_is_recorded_with_where_and_without_values(register: Register) -> None:
    def fail(number: int) -> None:
        telephone = "13800000000"
        assert telephone
        raise ValueError("no such thing\0")

    register(function=fail)
    run = do(7)
    assert run.state == RunState.FAILED
    assert "ValueError: no such thing" in run.error
    assert "test_runner.py" in run.error
    assert "13800000000" not in run.error.replace('telephone = "13800000000"', "")


def test_an_error_of_any_length_fits(register: Register) -> None:
    def fail() -> None:
        raise ValueError("x" * 100_000)

    register(function=fail)
    assert len(do().error) == runner.LONGEST_ERROR


def test_a_command_that_ends_the_process_is_a_failure(register: Register) -> None:
    def leave() -> None:
        raise SystemExit(1)

    register(function=leave)
    assert do().state == RunState.FAILED


def test_a_function_that_takes_too_long_is_ended(register: Register) -> None:
    register(function=lambda: time.sleep(20), time_limit=1)
    begun = time.monotonic()
    run = do()
    assert time.monotonic() - begun < 5
    assert run.state == RunState.FAILED
    assert "over its time limit of 1 s" in run.error


def test_nothing_rings_after_the_function_has_ended(register: Register) -> None:
    register(time_limit=1)
    do()
    time.sleep(1.1)


def test_a_run_is_done_once(register: Register, calls: list[object]) -> None:
    register(function=lambda: calls.append(1))
    run = enqueue("example")
    assert [execute(run.pk), execute(run.pk), execute(0)] == [True, False, False]
    assert calls == [1]


def test_an_exclusive_job_never_runs_twice_at_once(register: Register) -> None:
    job = register(exclusive=True)
    first, second = enqueue("example"), enqueue("example")
    assert claim(first.pk)
    assert claim(second.pk) is None
    with pytest.raises(AlreadyRunning):
        run_here(job)
    assert Run.objects.get(pk=second.pk).state == RunState.QUEUED


def test_the_database_itself_refuses_a_second_exclusive_run(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both looked before either began."""
    register(exclusive=True)
    first, second = enqueue("example"), enqueue("example")
    manager = Run.objects
    assert claim(first.pk)
    monkeypatch.setattr(type(manager.all()), "claimable", lambda self, now: self.waiting(now))
    assert claim(second.pk) is None
    assert Run.objects.running().count() == 1


def test_other_jobs_run_side_by_side(register: Register) -> None:
    register()
    assert claim(enqueue("example").pk)
    assert claim(enqueue("example").pk)


def test_a_paused_job_waits(register: Register) -> None:
    register()
    run = enqueue("example")
    know_all_jobs()
    JobState.objects.update(paused_at=run.asked_at)
    assert not execute(run.pk)
    JobState.objects.update(paused_at=None)
    assert execute(run.pk)


def test_a_record_waits_for_a_database_that_is_away(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    real, times = runner._record, iter([OperationalError, OperationalError, None])

    def record(*args: object) -> None:
        problem = next(times)
        if problem:
            raise problem("server closed the connection")
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(runner, "_record", record)
    monkeypatch.setattr(runner.time, "sleep", waits.append)
    register()
    assert do().state == RunState.DONE
    assert waits == list(runner.RECORD_WAITS[:3])


def test_a_record_that_cannot_be_made_is_left_to_the_clock(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise OperationalError

    monkeypatch.setattr(runner, "_record", fail)
    monkeypatch.setattr(runner.time, "sleep", lambda seconds: None)
    register()
    assert do().state == RunState.RUNNING


def test_who_was_given_up_changes_nothing_any_more(register: Register) -> None:
    register()
    run = claim(enqueue("example").pk)
    assert run
    Run.objects.update(claim="another")
    runner.record(run, RunState.DONE, result="late")
    run.refresh_from_db()
    assert (run.state, run.result) == (RunState.RUNNING, "")


def test_trouble_is_told_once_and_its_end_too(
    register: Register,
    calls: list[object],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    fails = iter([False, True, True, True, True, False, True, False])

    def work() -> None:
        if next(fails):
            raise ValueError

    def in_trouble(sender: object, **data: object) -> None:
        calls.append("trouble")

    def recovered(sender: object, **data: object) -> None:
        calls.append("recovered")

    job_in_trouble.connect(in_trouble)
    job_recovered.connect(recovered)
    register(function=work, alert_after=3)
    try:
        for expected in ([], [], [], ["trouble"], ["trouble"], ["trouble", "recovered"]):
            with django_capture_on_commit_callbacks(execute=True):
                do()
            assert calls == expected
        for _each in range(2):  # one failure alone is told to nobody
            with django_capture_on_commit_callbacks(execute=True):
                do()
        assert calls == ["trouble", "recovered"]
    finally:
        job_in_trouble.disconnect(in_trouble)
        job_recovered.disconnect(recovered)
    assert JobState.objects.get(name="example").failures == 0


def test_looking_for_work_is_one_query_that_old_runs_do_not_slow_down(register: Register) -> None:
    from django.utils import timezone

    register(schedule=Daily("01:00"))
    now = timezone.now()
    Run.objects.bulk_create(
        Run(job="example", state=RunState.DONE, ended_at=now, scheduled=True)
        for _each in range(2000)
    )
    with CaptureQueriesContext(connection) as queries:
        assert Run.objects.claimable(now).values_list("pk", flat=True).first() is None
    assert len(queries) == 1
    plans = [Run.objects.claimable(now).explain()]
    earlier = Run.objects.open().filter(job="example", state__in=("queued", "running"))
    plans.append(earlier.filter(scheduled=True).explain())
    for plan in plans:
        assert "open_runs" in plan, plan


def test_over_time_says_how_much() -> None:
    assert str(OverTime(1.5)) == "over its time limit of 1.5 s"

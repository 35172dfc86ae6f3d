"""What the clock asks for, and what it finds lost."""

import datetime as dt
import os
import subprocess
from collections.abc import Iterator

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest
import time_machine

from fazhi.jobs import clock
from fazhi.jobs.asking import enqueue
from fazhi.jobs.claims import is_abandoned, new_claim
from fazhi.jobs.clock import Ticked, tick
from fazhi.jobs.models import Clock, JobState, Run, RunState, know_all_jobs
from fazhi.jobs.runner import claim, execute
from fazhi.jobs.schedules import SHANGHAI, Daily, Every
from tests.fazhi.jobs.conftest import Register

pytestmark = pytest.mark.django_db
EVENING = dt.datetime(2026, 3, 1, 22, 0, tzinfo=SHANGHAI)
DAY = dt.timedelta(days=1)


@pytest.fixture
def evening() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(EVENING, tick=False) as traveller:
        yield traveller


def states() -> list[str]:
    return list(Run.objects.order_by("pk").values_list("state", flat=True))


def test_a_job_runs_at_its_time_and_not_before(
    register: Register, evening: time_machine.Traveller
) -> None:
    register(schedule=Daily("02:30"))
    assert tick().due == 0
    evening.move_to(EVENING.replace(day=2, hour=2, minute=29))
    assert tick().due == 0
    evening.shift(dt.timedelta(minutes=1))
    assert tick().due == 1
    run = Run.objects.get()
    assert (run.job, run.state, run.scheduled, run.exclusive) == ("example", "queued", True, True)
    assert JobState.objects.get(name="example").next_run_at == EVENING.replace(
        day=3, hour=2, minute=30
    )


def test_a_machine_that_was_off_for_three_days_catches_up_once(
    register: Register, evening: time_machine.Traveller
) -> None:
    register("daily", schedule=Daily("02:30"))
    register("often", schedule=Every(minutes=10))
    tick()
    evening.shift(3 * DAY + dt.timedelta(minutes=1))
    assert tick() == Ticked(due=2)
    assert tick() == Ticked()
    assert sorted(Run.objects.values_list("job", flat=True)) == ["daily", "often"]
    assert JobState.objects.get(name="daily").next_run_at == EVENING.replace(
        day=5, hour=2, minute=30
    )


def test_two_clocks_that_saw_the_same_ask_once(
    register: Register, evening: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(schedule=Every(minutes=1))
    tick()
    evening.shift(dt.timedelta(minutes=2))
    seen_by_the_other = know_all_jobs()
    assert tick().due == 1
    execute(Run.objects.get().pk)  # so that an open run is not what prevents it
    monkeypatch.setattr(clock, "know_all_jobs", lambda: seen_by_the_other)
    assert tick().due == 0
    assert states() == ["done"]


def test_what_still_waits_or_runs_is_not_asked_for_again(
    register: Register, evening: time_machine.Traveller
) -> None:
    register(schedule=Every(minutes=1), time_limit=3600)
    tick()
    for _each in range(3):
        evening.shift(60)
        tick()
    assert states() == ["queued"]
    assert claim(Run.objects.get().pk)
    evening.shift(60)
    tick()
    assert states() == ["running"]


def test_a_run_that_somebody_asked_for_does_not_stand_for_the_scheduled_one(
    register: Register, evening: time_machine.Traveller
) -> None:
    register(schedule=Every(minutes=1))
    tick()
    enqueue("example")
    evening.shift(60)
    assert tick().due == 1


def test_a_denser_schedule_counts_at_once(
    register: Register, evening: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(schedule=Daily("21:00"))
    tick()
    monkeypatch.undo()
    monkeypatch.setattr("fazhi.jobs.registry._jobs", {})
    register(schedule=Every(minutes=1))
    tick()
    assert JobState.objects.get(name="example").next_run_at == EVENING + dt.timedelta(minutes=1)


def test_a_job_that_the_software_no_longer_has_is_left_alone(
    register: Register, evening: time_machine.Traveller
) -> None:
    JobState.objects.create(name="gone", next_run_at=EVENING - DAY)
    assert tick() == Ticked()
    run = Run.objects.create(job="gone")
    assert execute(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert "gone" in run.error


def test_a_run_whose_time_is_over_is_done_again_and_at_last_given_up(
    register: Register, evening: time_machine.Traveller
) -> None:
    register(function=lambda number: None, time_limit=60)
    enqueue("example", 7)
    for _attempt in range(3):
        assert claim(Run.objects.get(state=RunState.QUEUED).pk)
        evening.shift(60)
        assert tick().abandoned == 0  # the claim outlives the time limit
        evening.shift(180)
        assert tick().abandoned == 1
    assert states() == ["interrupted", "interrupted", "failed"]
    assert list(Run.objects.order_by("pk").values_list("attempt", "args")) == [
        (1, [7]),
        (2, [7]),
        (3, [7]),
    ]
    assert JobState.objects.get(name="example").failures == 1


def test_a_run_whose_process_is_gone_is_done_again_at_once(register: Register) -> None:
    register(time_limit=3600)
    run = enqueue("example")
    assert claim(run.pk)
    assert tick().abandoned == 0
    with subprocess.Popen(["sleep", "60"]) as process:
        Run.objects.update(claim=new_claim(process.pid))
        assert tick().abandoned == 0
        process.kill()
        process.wait()
    assert tick().abandoned == 1
    assert states() == ["interrupted", "queued"]


def test_claims_of_other_machines_and_of_reused_process_ids_are_told_apart() -> None:
    mine = new_claim()
    machine, pid, _begun, own = mine.split("/")
    assert pid == str(os.getpid())
    assert mine != new_claim()
    assert not is_abandoned(mine)
    assert is_abandoned(f"{machine}/{pid}/1/{own}")
    assert not is_abandoned(f"elsewhere/{pid}/1/{own}")
    assert not is_abandoned(f"/{pid}//{own}")


def test_the_clock_notes_that_it_goes_without_writing_each_time(
    register: Register, evening: time_machine.Traveller
) -> None:
    tick()
    evening.shift(10)
    tick()
    assert Clock.objects.last_tick() == EVENING
    evening.shift(10)
    tick()
    assert Clock.objects.last_tick() == EVENING + dt.timedelta(seconds=20)


def test_a_look_at_the_clock_is_cheap(register: Register, evening: time_machine.Traveller) -> None:
    for number in range(20):
        register(f"job{number}", schedule=Daily("02:30"))
    tick()
    with CaptureQueriesContext(connection) as queries:
        tick()
    assert len(queries) == 3  # states, running, the clock's own row

"""What may be registered, and what is."""

from django.core.management import get_commands

import pytest

from fazhi.jobs.limits import CLAIM_MARGIN, LONGEST_TIME_LIMIT, VISIBILITY_TIMEOUT
from fazhi.jobs.registry import UnknownJob, all_jobs, find_job
from fazhi.jobs.schedules import Daily, Every
from tests.fazhi.jobs.conftest import Register


def test_what_the_rooms_registered() -> None:
    scheduled = {job.name: job.schedule for job in all_jobs() if job.schedule}
    assert scheduled == scheduled | {
        "publish_scheduled": Every(minutes=1),
        "provision_roles": Daily("00:05"),
        "purge_personal_data": Daily("02:30"),
        "purge_uploaded_lists": Every(minutes=10),  # they are promised to be gone in an hour
        "clearsessions": Daily("03:00"),
    }
    assert set(scheduled) >= set(get_commands()) & set(scheduled)
    assert find_job("fazhi.task").takes_arguments
    assert not find_job("clearsessions").takes_arguments


def test_redis_hands_nothing_out_again_while_it_may_still_run() -> None:
    assert VISIBILITY_TIMEOUT > LONGEST_TIME_LIMIT + CLAIM_MARGIN


def test_a_scheduled_job_never_runs_twice_at_once(register: Register) -> None:
    assert register("by_clock", schedule=Daily("01:00")).exclusive
    assert not register("by_request").exclusive


@pytest.mark.parametrize("name", ["", "Two words", "x" * 81, "1st"])
def test_what_is_no_name_is_refused(register: Register, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        register(name)


def test_a_name_is_taken_once(register: Register) -> None:
    register("example")
    with pytest.raises(ValueError, match="taken"):
        register("example")


@pytest.mark.parametrize("limit", [0, LONGEST_TIME_LIMIT + 1])
def test_time_limits_are_limited(register: Register, limit: int) -> None:
    with pytest.raises(ValueError, match="time limit"):
        register(time_limit=limit)


def test_the_clock_has_no_arguments_to_give(register: Register) -> None:
    with pytest.raises(ValueError, match="no arguments"):
        register(function=lambda person: None, schedule=Daily("01:00"))


def test_an_unknown_name_is_told_with_those_that_exist(register: Register) -> None:
    register("one")
    register("two")
    with pytest.raises(UnknownJob, match="one, two"):
        find_job("three")

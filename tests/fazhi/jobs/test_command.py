"""`manage.py jobs` and `manage.py work`."""

import io

from django.core.management import CommandError, call_command

import pytest
from pytest_django import Settings

from fazhi.jobs.asking import enqueue
from fazhi.jobs.models import JobState, Run, RunState, know_all_jobs
from fazhi.jobs.runner import claim
from fazhi.jobs.schedules import Daily
from fazhi.startup import StartupProblem
from tests.fazhi.jobs.conftest import Register

pytestmark = pytest.mark.django_db


def jobs(*arguments: str) -> str:
    out = io.StringIO()
    call_command("jobs", *arguments, stdout=out)
    return out.getvalue()


def test_every_job_is_listed_with_its_schedule_and_its_last_run(register: Register) -> None:
    register("nightly", schedule=Daily("02:30"), label="夜间清理")
    assert "夜间清理" in jobs()
    assert "每天 02:30" in jobs("list")
    jobs("run", "nightly")
    assert "完成" in jobs()
    jobs("pause", "nightly")
    assert "起暂停" in jobs()


def test_a_job_is_run_here_and_now(register: Register) -> None:
    register("nightly", lambda: "删除 3 份", schedule=Daily("02:30"))
    assert "删除 3 份" in jobs("run", "nightly")
    assert Run.objects.get().state == RunState.DONE


def test_a_failure_is_shown_and_ends_the_command_with_an_error(register: Register) -> None:
    def fail() -> None:
        raise ValueError("no such thing")

    register("nightly", fail)
    with pytest.raises(CommandError, match="no such thing"):
        jobs("run", "nightly")
    assert JobState.objects.get(name="nightly").failures == 1


def test_a_job_that_runs_already_is_not_run_here_too(register: Register) -> None:
    register("nightly", schedule=Daily("02:30"))
    claim(enqueue("nightly").pk)
    with pytest.raises(CommandError, match="正在执行"):
        jobs("run", "nightly")


def test_pausing_and_resuming(register: Register) -> None:
    register("nightly")
    assert "已暂停" in jobs("pause", "nightly")
    with pytest.raises(CommandError, match="请先恢复"):
        jobs("run", "nightly")
    assert "已恢复" in jobs("resume", "nightly")
    assert know_all_jobs()["nightly"].paused_at is None


def test_an_unknown_name_is_answered_with_those_that_exist(register: Register) -> None:
    register("nightly")
    with pytest.raises(CommandError, match="nightly"):
        jobs("run", "nigtly")
    with pytest.raises(CommandError, match="任务名称"):
        jobs("run")


def test_the_small_process_is_not_for_installations_with_celery(settings: Settings) -> None:
    settings.CELERY_BROKER_URL = "redis://127.0.0.1/0"
    with pytest.raises(StartupProblem) as problem:
        call_command("work")
    assert "celery -A fazhi worker" in problem.value.zh
    assert "celery -A fazhi worker" in problem.value.en

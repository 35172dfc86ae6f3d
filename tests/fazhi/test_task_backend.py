"""Background tasks of libraries as runs of a job."""

import pytest
from django_tasks import TaskResult, task
from django_tasks.exceptions import InvalidTaskError

from fazhi.jobs.models import Run, RunState
from fazhi.jobs.runner import execute
from fazhi.task_backend import JOB, JobBackend

pytestmark = pytest.mark.django_db
calls: list[tuple[object, ...]] = []


@task()
def note(number: int, address: str, language: str | None = None) -> None:
    calls.append((number, address, language))


@task(takes_context=True)
def curious(context: object) -> None:
    """Wants to know how it is run."""


def enqueue(*args: object, **kwargs: object) -> TaskResult:
    return JobBackend("default", {}).enqueue(note, args, kwargs)


def test_a_task_is_a_run_that_calls_the_function() -> None:
    calls.clear()
    result = enqueue(7, language="en", address="/reset/")
    run = Run.objects.get(pk=result.id)
    assert (run.job, run.exclusive) == (JOB, False)
    assert execute(run.pk)
    assert calls == [(7, "/reset/", "en")]


def test_a_task_that_fails_is_recorded() -> None:
    result = enqueue(7, "x")
    Run.objects.update(args=["fazhi.no.such.path"])
    assert execute(int(result.id))
    assert Run.objects.get().state == RunState.FAILED


def test_data_is_refused_where_an_id_is_expected() -> None:
    with pytest.raises(ValueError, match="ids and short texts"):
        enqueue(7, {"name": "x"})


def test_what_celery_could_not_give_is_refused() -> None:
    with pytest.raises(InvalidTaskError):
        JobBackend("default", {}).enqueue(curious, (), {})

"""Wagtail's background tasks (reference index, search index, renditions) in Celery."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_module_path, get_random_id, normalize_json

from fazhi.celery import app


@app.task(name="fazhi.run_task", ignore_result=True)
def run_task(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Runs the django-tasks function at ``path`` in a Celery worker."""
    import_string(path).call(*args, **kwargs)


class CeleryBackend(BaseTaskBackend):
    """Hands a task to Celery once the transaction that asked for it is committed."""

    supports_priority = True

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        self.validate_task(task)
        result: TaskResult = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=normalize_json(list(args)),
            kwargs=normalize_json(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        path = get_module_path(task.func)
        # What was asked for is committed: a broker out of reach is logged, and fails nobody's request.
        transaction.on_commit(lambda: run_task.delay(path, result.args, result.kwargs), robust=True)
        task_enqueued.send(type(self), task_result=result)
        return result

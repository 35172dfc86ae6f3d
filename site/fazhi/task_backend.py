"""Wagtail's background tasks (reference index, search index, renditions) as runs of a job.

A task is a row that is committed with what asked for it, so none is lost while Redis is away.
"""

import inspect
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_module_path

from fazhi.jobs.asking import enqueue
from fazhi.jobs.registry import register_job

JOB = "fazhi.task"


def run_task(path: str, *args: Any) -> None:
    """Calls the django-tasks function at ``path``."""
    import_string(path).call(*args)


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(JOB, run_task, label=_("Background work of the administration"), alert_after=5)


class JobBackend(BaseTaskBackend):
    """Asks for a run instead of sending a message."""

    supports_priority = True

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """Raises what `fazhi.jobs.asking.enqueue` raises for arguments that are no ids."""
        self.validate_task(task)
        if task.takes_context:
            raise InvalidTaskError("Tasks that ask for their context are not run as jobs.")
        given = inspect.signature(task.func).bind(*args, **kwargs)
        run = enqueue(JOB, get_module_path(task.func), *given.args, **given.kwargs)
        result: TaskResult = TaskResult(
            task=task,
            id=str(run.pk),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=list(args),
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        task_enqueued.send(type(self), task_result=result)
        return result

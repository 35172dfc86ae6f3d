"""Reminding whoever has a task, and telling the heads of what is late; once a day."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from wagtail.log_actions import log

from fazhi.workdays import (
    SHANGHAI,
    add_working_days,
    is_workday,
    now,
    working_days_between,
)
from fazhi.worklist import signals
from fazhi.worklist.audience import administrators, heads_of, workers_of
from fazhi.worklist.models import Task, WorklistSettings


@dataclass
class Told:
    """How many tasks somebody was reminded of, and of how many late ones the heads were told."""

    reminded: int = 0
    escalated: int = 0


def remind_and_escalate(at: dt.datetime | None = None) -> Told:
    """Reminds once before the due date, then tells the heads of what is overdue, again and again.

    On days off it does nothing; what fell due meanwhile is told on the next working day. It can run
    as often as one likes, and twice at once: each task is told of by one run only.
    """
    day = (at or now()).astimezone(SHANGHAI).date()
    if not is_workday(day):
        return Told()
    settings = WorklistSettings.current()
    soon = add_working_days(day, settings.remind_days).day
    told_before = add_working_days(day, -settings.repeat_days).day
    to_remind = Task.objects.open().filter(reminded_on=None, due_on__range=(day, soon))
    to_escalate = Task.objects.overdue(day).filter(
        Q(escalated_on=None) | Q(escalated_on__lte=told_before)
    )
    people = ("department", "assignee")
    return Told(
        sum(_remind(task, day) for task in to_remind.select_related(*people)),
        sum(
            _escalate(task, day)
            for task in to_escalate.select_related(*people)
            if working_days_between(task.due_on, day) >= task.registered_kind.escalate_after
        ),
    )


@transaction.atomic
def _remind(task: Task, day: dt.date) -> bool:
    if not _claim(task, "reminded_on", day):
        return False
    log(task, "worklist.remind")
    signals.task_reminded.send(Task, task=task, users=workers_of(task))
    return True


@transaction.atomic
def _escalate(task: Task, day: dt.date) -> bool:
    if not _claim(task, "escalated_on", day):
        return False
    heads = heads_of(task)
    log(task, "worklist.escalate", data={"to_heads": bool(heads)})
    signals.task_escalated.send(Task, task=task, users=heads or administrators())
    return True


def _claim(task: Task, field: str, day: dt.date) -> bool:
    """Notes the day unless somebody else did, ended the task or handed it over meanwhile."""
    seen = {name: getattr(task, name) for name in (field, "due_on", "department_id", "assignee_id")}
    return Task.objects.open().filter(pk=task.pk, **seen).update(**{field: day}) == 1

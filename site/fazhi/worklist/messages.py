"""What people hear of tasks: a line in their inbox, and an e-mail if they chose so."""

from typing import Any

from django.dispatch import Signal
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fazhi.accounts.models import User
from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.inbox.telling import notify
from fazhi.outbox.kinds import Kind, Placeholder, register_kind
from fazhi.worklist import signals
from fazhi.worklist.escalation import remind_and_escalate
from fazhi.worklist.models import Task

_PLACEHOLDERS = {
    "title": Placeholder(_("Title of the task"), _("Review the guide “Opening a restaurant”")),
    "due": Placeholder(_("Due date"), "2026-12-01"),
    "department": Placeholder(_("Department"), _("Justice office")),
    "link": Placeholder(_("The task"), "https://example.test/", is_link=True),
}
_BODY = _(
    "{{ title }}\n\nDepartment: {{ department }}\n\nDue: {{ due }}\n\n[Open the task]({{ link }})"
)
_WHY = _("Tasks of your department, or your own, come to you.")

KINDS: dict[str, tuple[Signal, Any, Any]] = {
    "worklist.opened": (
        signals.task_opened,
        _("A new task"),
        _("New task, due {{ due }}: {{ title }}"),
    ),
    "worklist.handed_over": (
        signals.task_handed_over,
        _("A task was handed over to you"),
        _("Handed over to you, due {{ due }}: {{ title }}"),
    ),
    "worklist.reminded": (
        signals.task_reminded,
        _("A task is due soon"),
        _("Due {{ due }}: {{ title }}"),
    ),
    "worklist.escalated": (
        signals.task_escalated,
        _("A task is overdue"),
        _("Overdue since {{ due }}: {{ title }}"),
    ),
    "worklist.ended": (signals.task_ended, _("A task has ended"), _("Ended: {{ title }}")),
}


def register() -> None:
    """Called once, when the apps are ready."""
    for key, (signal, label, subject) in KINDS.items():
        register_kind(
            Kind(
                key=key,
                label=label,
                subject=subject,
                body=_BODY,
                why=_WHY,
                placeholders=_PLACEHOLDERS,
                channels=(Channel.EMAIL,),
                for_staff=True,
            )
        )
        signal.connect(_teller(key), weak=False, dispatch_uid=f"worklist.messages:{key}")
    register_job(
        "worklist.escalation",
        _remind_and_escalate,
        label=_("Remind of tasks, tell of overdue ones"),
        schedule=Daily("08:30"),
    )


def _remind_and_escalate() -> str:
    told = remind_and_escalate()
    return f"{told.reminded} / {told.escalated}" if told.reminded or told.escalated else ""


def _teller(kind: str) -> Any:
    def tell(sender: Any, task: Task, users: list[User], **kwargs: Any) -> None:
        values = {
            "title": task.title,
            "due": date_format(task.due_on, "Y-m-d"),
            "department": task.department or "-",
        }
        url = reverse("worklist:inspect", args=[task.pk])
        notify(kind, users, values, url=url, about=task, department=task.department)

    return tell

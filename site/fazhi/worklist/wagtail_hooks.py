from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry, LogFormatter

from fazhi.worklist.admin.home import MyWorkPanel
from fazhi.worklist.admin.viewsets import TaskViewSet


@hooks.register("register_admin_viewset")
def worklist_viewset() -> TaskViewSet:
    """The menu of tasks."""
    return TaskViewSet()


@hooks.register("construct_homepage_panels")
def my_work(request: HttpRequest, panels: list[Component]) -> None:
    """What waits for the user."""
    panels.append(MyWorkPanel())


@hooks.register("register_log_actions")
def worklist_actions(actions: LogActionRegistry) -> None:
    """What is done with tasks, as the history shows it."""
    for name, label, message in (
        ("open", gettext_lazy("Open a task"), gettext_lazy("Opened")),
        ("take", gettext_lazy("Take a task"), gettext_lazy("Taken")),
        ("finish", gettext_lazy("Finish a task"), gettext_lazy("Finished")),
        ("cancel", gettext_lazy("Cancel a task"), pgettext_lazy("task", "Cancelled")),
        ("remind", gettext_lazy("Remind of a task"), gettext_lazy("Reminded of the due date")),
    ):
        actions.register_action(f"worklist.{name}", label, message)

    @actions.register_action("worklist.hand_over")
    class HandedOver(LogFormatter):
        label = gettext_lazy("Hand over a task")

        def format_message(self, log_entry: Any) -> str:
            data = {"from": "", "to": "", "reason": "", **(log_entry.data or {})}
            return _("Handed over from “%(from)s” to “%(to)s”: %(reason)s") % data

    @actions.register_action("worklist.escalate")
    class Escalated(LogFormatter):
        label = gettext_lazy("Tell the heads of a late task")

        def format_message(self, log_entry: Any) -> str:
            if (log_entry.data or {}).get("to_heads"):
                return _("Overdue: the heads of the department were told")
            return _("Overdue: the administrators were told")

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry, LogFormatter

from fazhi.feedback.admin.home import OpenFeedbackPanel, may_see
from fazhi.feedback.admin.viewsets import FeedbackGroup


@hooks.register("register_admin_viewset")
def feedback_viewsets() -> FeedbackGroup:
    """The menu of feedback."""
    return FeedbackGroup()


@hooks.register("construct_homepage_panels")
def open_feedback(request: HttpRequest, panels: list[Component]) -> None:
    """What waits for the user's departments."""
    if may_see(request.user):
        panels.append(OpenFeedbackPanel())


@hooks.register("register_log_actions")
def feedback_actions(actions: LogActionRegistry) -> None:
    """What is done with feedback, as the history shows it."""
    actions.register_action(
        "feedback.accept", gettext_lazy("Accept feedback"), gettext_lazy("Accepted")
    )
    actions.register_action(
        "feedback.answer", gettext_lazy("Answer feedback"), gettext_lazy("Answered and closed")
    )
    actions.register_action(
        "feedback.decline", gettext_lazy("Decline feedback"), gettext_lazy("Declined")
    )

    @actions.register_action("feedback.forward")
    class Forwarded(LogFormatter):
        label = gettext_lazy("Forward feedback")

        def format_message(self, log_entry: Any) -> str:
            data = {"from": "", "to": "", "reason": "", **(log_entry.data or {})}
            return _("Forwarded from “%(from)s” to “%(to)s”: %(reason)s") % data

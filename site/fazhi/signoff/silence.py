"""Wagtail's own e-mails about its workflow are not sent: `fazhi.signoff.messages` tells, after the commit.

Wagtail sends within the transaction, half of it in English, to people who are not asked.
"""

from typing import Any

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

# Signal, sender and the key under which Wagtail's administration connects its notifier.
NOTIFIERS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def silence() -> None:
    """Takes the keys before Wagtail does, for its app is set up later; a second receiver is ignored."""
    for signal, sender, key in NOTIFIERS:
        signal.disconnect(sender=sender, dispatch_uid=key)
        signal.connect(_say_nothing, sender=sender, dispatch_uid=key)


def _say_nothing(sender: Any, **kwargs: Any) -> None:
    """Hears and is silent."""

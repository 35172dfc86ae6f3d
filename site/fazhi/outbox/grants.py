"""What each role may do with messages, beyond those of the own departments."""

from fazhi.departments.grants import register_permissions
from fazhi.departments.models import Role


def register() -> None:
    """Called once, when the apps are ready."""
    register_permissions(Role.PUBLISHER, {"outbox.change_messagetemplate"})
    register_permissions(
        Role.AUDITOR,
        {"outbox.view_message", "outbox.view_suppression", "outbox.view_channelstate"},
    )

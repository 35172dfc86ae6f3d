"""What roles may do beyond their own departments (`permissions`)."""

from events.permissions import ORGANISERS
from fazhi.departments.grants import register_permissions
from fazhi.departments.models import Role

_LISTS = ("theme", "speaker")


def register() -> None:
    """Called once, when the apps are ready."""
    seen = {"events.view_session", "events.view_series", "events.view_sessionfeedback"}
    register_permissions(Role.AUDITOR, seen)
    shared = {f"events.{act}_{name}" for name in _LISTS for act in ("view", "add", "change")}
    for role in ORGANISERS:
        register_permissions(role, shared | {"events.view_sessionfeedback"})

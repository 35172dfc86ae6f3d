"""What each role may do with feedback, beyond that of the own departments (`permissions`)."""

from fazhi.departments.grants import register_permissions
from fazhi.departments.models import Role
from fazhi.feedback.permissions import HANDLERS

USEFULNESS = "feedback.view_usefulnesscount"


def register() -> None:
    """Called once, when the apps are ready."""
    register_permissions(Role.AUDITOR, {"feedback.view_feedback", USEFULNESS})
    for role in HANDLERS:
        register_permissions(role, {USEFULNESS})

"""Who sees and handles which feedback."""

from wagtail.permissions import register_permission_policy

from fazhi.departments.models import Role
from fazhi.departments.policies import OwnDepartmentsPolicy
from fazhi.feedback.models import Feedback

# Who writes the department's pages and can set them right, and who answers for what it says.
HANDLERS = (Role.AUTHOR, Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.PUBLISHER)


class FeedbackPermissionPolicy(OwnDepartmentsPolicy):
    """Members with one of `HANDLERS` see and handle what their departments got.

    What no department got is seen by administrators and auditors alone. Nobody adds or deletes any.
    """

    roles = {"view": HANDLERS, "change": HANDLERS}


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Feedback, FeedbackPermissionPolicy(Feedback))

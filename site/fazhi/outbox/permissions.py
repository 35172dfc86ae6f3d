"""Who sees and handles which messages."""

from wagtail.permissions import register_permission_policy

from fazhi.departments.models import Role
from fazhi.departments.policies import OwnDepartmentsPolicy
from fazhi.outbox.models import Message

# Who writes for the department, and who answers for it.
HANDLERS = (Role.AUTHOR, Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.PUBLISHER)
# Who writes to its people, and who answers for them: the others need no names and numbers.
REVEALERS = (Role.AUTHOR, Role.DEPARTMENT_HEAD)


class MessagePermissionPolicy(OwnDepartmentsPolicy):
    """Members see, handle and unmask the messages of their departments.

    What no department sent is seen by administrators and auditors alone.
    """

    roles = {"view": HANDLERS, "change": HANDLERS, "reveal": REVEALERS}


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Message, MessagePermissionPolicy(Message))

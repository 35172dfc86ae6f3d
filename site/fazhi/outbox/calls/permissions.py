"""Who sees and makes which calls."""

from typing import Any

from django.db.models import QuerySet

from fazhi.departments.grants import register_permissions
from fazhi.departments.models import Membership, Role
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models import Message
from fazhi.outbox.states import State

# Who does a department's daily work, and who answers for what it says.
CALLERS = (Role.AUTHOR, Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.PUBLISHER)
SEES_ALL, MAKES_ALL = "outbox.view_message", "outbox.change_message"


def calls_of(user: Any) -> QuerySet[Message]:
    """The waiting calls that the user may see: those of the own departments, or all.

    What no department asked for is seen by administrators and auditors alone.
    """
    calls = Message.objects.filter(state=State.QUEUED, channel=Channel.CALL)
    if user.has_perm(SEES_ALL) or user.has_perm(MAKES_ALL):
        return calls
    return calls.filter(department__in=_own_departments(user))


def may_see_calls(user: Any) -> bool:
    """Whether the call list concerns the user."""
    return bool(user.has_perm(SEES_ALL) or user.has_perm(MAKES_ALL) or _own_departments(user))


def may_make(user: Any, call: Message) -> bool:
    """Whether the user may make this call; auditors only look."""
    return bool(user.has_perm(MAKES_ALL) or call.department_id in _own_departments(user))


def _own_departments(user: Any) -> set[int]:
    """Asked once for each request: the menu, the first screen and the list all ask."""
    known: set[int] | None = getattr(user, "_departments_of_calls", None)
    if known is None:
        held = Membership.objects.active().filter(user=user, role__in=CALLERS)
        known = set(held.values_list("department", flat=True)) if user.is_active else set()
        user._departments_of_calls = known
    return known


def grant() -> None:
    """Called once, when the apps are ready."""
    register_permissions(Role.AUDITOR, {SEES_ALL})

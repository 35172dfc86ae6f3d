"""Who sees and makes which calls: those who see and handle the messages of the departments."""

from typing import Any

from django.db.models import QuerySet

from wagtail.permissions import policy_registry

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models import Message
from fazhi.outbox.states import State


def calls_of(user: Any) -> QuerySet[Message]:
    """The waiting calls that the user may see: those of the own departments, or all.

    What no department asked for is seen by administrators and auditors alone.
    """
    seen: QuerySet[Message] = _policy().instances_user_has_any_permission_for(
        user, {"view", "change"}
    )
    return seen.filter(state=State.QUEUED, channel=Channel.CALL)


def may_see_calls(user: Any) -> bool:
    """Whether the call list concerns the user."""
    return bool(_policy().user_has_any_permission(user, {"view", "change"}))


def may_make(user: Any, call: Message) -> bool:
    """Whether the user may make this call; auditors only look."""
    return bool(_policy().user_has_permission_for_instance(user, "change", call))


def _policy() -> Any:
    return policy_registry.get_by_type(Message)

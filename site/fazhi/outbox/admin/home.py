"""What the first screen of the administration says about messages."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from fazhi.outbox.admin.filters import WAITING_FOR_US
from fazhi.outbox.models import ChannelState, Message
from fazhi.outbox.states import NEEDS_A_PERSON


class MessagesPanel(Component):
    """How many messages need a person, and which channel rests; two queries."""

    name = "messages"
    template_name = "outbox/admin/home.html"
    order = 125

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        visible = policy_registry.get_by_type(Message).instances_user_has_any_permission_for(
            parent_context["request"].user, ("view", "change")
        )
        return {
            "count": visible.filter(state__in=NEEDS_A_PERSON).count(),
            "resting": list(ChannelState.objects.filter(resting_until__gt=timezone.now())),
            "list_url": f"{reverse('outbox_messages:index')}?progress={WAITING_FOR_US}",
        }


def may_see(user: Any) -> bool:
    """Whether the panel concerns the user."""
    policy = policy_registry.get_by_type(Message)
    return bool(policy.user_has_any_permission(user, ("view", "change")))

"""The call list in the menu and on the first screen."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from fazhi.outbox.calls.listing import counts
from fazhi.outbox.calls.permissions import may_see_calls


class CallsMenuItem(MenuItem):
    """For those whom it concerns."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_calls(request.user)


class DueCallsPanel(Component):
    """How many numbers are to be called now, of the departments that the user may see; one query."""

    name = "due_calls"
    template_name = "outbox/calls/home.html"
    order = 110

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {
            "counts": counts(parent_context["request"].user),
            "list_url": reverse("calls:index"),
        }

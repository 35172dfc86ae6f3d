"""What the first screen of the administration says about feedback."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from fazhi.feedback.models import Feedback
from fazhi.workdays import today


class OpenFeedbackPanel(Component):
    """Open and overdue feedback by department, of the departments that the user may see; one query."""

    name = "open_feedback"
    template_name = "feedback/admin/home.html"
    order = 120

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        visible = policy_registry.get_by_type(Feedback).instances_user_has_any_permission_for(
            user, ("view", "change")
        )
        rows = list(
            visible.filter(pk__in=Feedback.objects.open().values("pk"))
            .order_by("department__sort_order", "department__name")
            .values("department", "department__name")
            .annotate(open=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=today())))
        )
        return {
            "rows": rows,
            "open": sum(row["open"] for row in rows),
            "overdue": sum(row["overdue"] for row in rows),
            "list_url": reverse("feedback_admin:index"),
        }


def may_see(user: Any) -> bool:
    """Whether the panel concerns the user."""
    policy = policy_registry.get_by_type(Feedback)
    return bool(policy.user_has_any_permission(user, ("view", "change")))

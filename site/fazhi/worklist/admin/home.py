"""What the first screen of the administration says about tasks."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from wagtail.admin.ui.components import Component

from fazhi.workdays import today
from fazhi.worklist.admin.filters import mine
from fazhi.worklist.models import Task
from fazhi.worklist.permissions import task_policy

SHOWN = 5


class MyWorkPanel(Component):
    """The user's most urgent tasks, how many there are, and what is late in the departments."""

    name = "my_work"
    template_name = "worklist/admin/home.html"
    order = 90

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        late = Q(due_on__lt=today())
        own, departments = mine(user), task_policy().in_own_departments(user)
        numbers = Task.objects.open().aggregate(
            open=Count("pk", filter=own),
            overdue=Count("pk", filter=own & late),
            late_in_departments=Count("pk", filter=departments & late),
        )
        tasks = Task.objects.open().filter(own).select_related("department")[:SHOWN]
        return {**numbers, "tasks": tasks, "list_url": reverse("worklist:index")}

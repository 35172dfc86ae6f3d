"""The menu “My work”."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column, StatusTagColumn

from fazhi.admin_screens.viewsets import RowViewSet
from fazhi.worklist.admin import views
from fazhi.worklist.admin.filters import TaskFilterSet
from fazhi.worklist.admin.forms import NewTaskForm
from fazhi.worklist.models import Task


class TaskViewSet(RowViewSet):
    """Tasks in the administration."""

    model = Task
    name = "worklist"
    icon = "tasks"
    menu_label = _("My work")
    menu_name = "worklist"
    menu_order = 50
    add_to_admin_menu = True
    add_view_class = views.NewTaskView
    index_view_class = views.TaskIndexView
    inspect_view_class = views.TaskView
    act_views = views.ACT_VIEWS
    inspect_view_fields = ("title",)
    left_out = ("edit", "delete", "usage", "history", "history_results")
    filterset_class = TaskFilterSet
    search_fields = ("title", "about_label")
    ordering = ("due_on", "pk")
    list_display = (
        "title",
        Column("kind_label", label=_("Kind of task"), sort_key="kind"),
        Column("department", label=_("Department"), sort_key="department__sort_order"),
        Column("assignee", label=_("Person in charge"), sort_key="assignee__name"),
        StatusTagColumn(
            "get_state_display",
            label=_("State"),
            sort_key="state",
            primary=lambda task: task.is_open,
        ),
        StatusTagColumn(
            "due_in_words",
            label=_("Due"),
            sort_key="due_on",
            primary=lambda task: task.is_overdue,
        ),
    )

    def get_form_class(self, for_update: bool = False) -> type[NewTaskForm]:
        return NewTaskForm

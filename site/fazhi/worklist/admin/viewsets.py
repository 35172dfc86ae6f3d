"""The menu “My work”."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.ui.tables import Column, StatusTagColumn

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.worklist.admin import views
from fazhi.worklist.admin.filters import TaskFilterSet
from fazhi.worklist.admin.forms import NewTaskForm
from fazhi.worklist.models import Task


class TaskViewSet(WithoutSome):
    """Tasks in the administration."""

    model = Task
    name = "worklist"
    icon = "tasks"
    menu_label = _("My work")
    menu_name = "worklist"
    menu_order = 50
    add_to_admin_menu = True
    add_to_reference_index = False
    add_view_class = views.NewTaskView
    index_view_class = views.TaskIndexView
    inspect_view_class = views.TaskInspectView
    inspect_view_enabled = True
    inspect_view_fields = ("title",)
    copy_view_enabled = False
    left_out = ("edit", "delete", "usage", "history", "history_results")
    filterset_class = TaskFilterSet
    search_fields = ("title", "about_label")
    search_backend_name = None
    list_per_page = 50
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

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """The page of a task stands for its form, which does not exist."""
        named = {"edit_url_name": self.get_url_name("inspect")}
        return type("TaskURLFinder", (ModelAdminURLFinder,), named)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            *(
                path(f"{act.value}/<int:pk>/", view.as_view(), name=act.value)
                for act, view in views.ACT_VIEWS.items()
            ),
        ]

"""The menu “Feedback”: what is open, and how useful pages were found."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy

from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.feedback.admin import views
from fazhi.feedback.admin.filters import FeedbackFilterSet
from fazhi.feedback.admin.usefulness import UsefulnessViewSet
from fazhi.feedback.models import Feedback


class FeedbackViewSet(WithoutSome):
    """Feedback in the administration."""

    model = Feedback
    name = "feedback_admin"
    icon = "comment"
    menu_label = gettext_lazy("Feedback to work on")
    add_to_reference_index = False
    index_view_class = views.FeedbackIndexView
    inspect_view_class = views.FeedbackInspectView
    inspect_view_enabled = True
    inspect_view_fields = ("code",)
    copy_view_enabled = False
    left_out = ("add", "edit", "delete", "usage", "history", "history_results")
    filterset_class = FeedbackFilterSet
    search_fields = ("code", "title", "path", "text")
    search_backend_name = None
    list_per_page = 50
    ordering = ("due_on", "pk")
    list_display = (
        "about",
        Column("get_reason_display", label=gettext_lazy("Problem"), sort_key="reason"),
        Column("get_kind_display", label=gettext_lazy("Kind of feedback"), sort_key="kind"),
        Column("department", label=gettext_lazy("Department"), sort_key="department__sort_order"),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            sort_key="state",
            primary=lambda feedback: feedback.is_open,
        ),
        StatusTagColumn(
            "due_in_words",
            label=gettext_lazy("Due"),
            sort_key="due_on",
            primary=lambda feedback: feedback.is_overdue,
        ),
        DateColumn("created_at", label=gettext_lazy("Received"), sort_key="created_at"),
    )
    form_fields = ()

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """The page of a message stands for its form, which does not exist."""
        named = {"edit_url_name": self.get_url_name("inspect")}
        return type("FeedbackURLFinder", (ModelAdminURLFinder,), named)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            *(
                path(f"{act.value}/<int:pk>/", view.as_view(), name=act.value)
                for act, view in views.ACT_VIEWS.items()
            ),
        ]


class FeedbackGroup(ModelViewSetGroup):
    """The menu of feedback."""

    items = (FeedbackViewSet, UsefulnessViewSet)
    menu_label = gettext_lazy("Feedback")
    menu_icon = "comment"
    menu_name = "feedback"
    menu_order = 290

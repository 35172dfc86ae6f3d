"""The menu “Feedback”: what is open, and how useful pages were found."""

from django.utils.translation import gettext_lazy

from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup

from fazhi.admin_screens.viewsets import RowViewSet
from fazhi.feedback.admin import views
from fazhi.feedback.admin.filters import FeedbackFilterSet
from fazhi.feedback.admin.usefulness import UsefulnessViewSet
from fazhi.feedback.models import Feedback


class FeedbackViewSet(RowViewSet):
    """Feedback in the administration."""

    model = Feedback
    name = "feedback_admin"
    icon = "comment"
    menu_label = gettext_lazy("Feedback to work on")
    index_view_class = views.FeedbackIndexView
    inspect_view_class = views.FeedbackView
    act_views = views.ACT_VIEWS
    inspect_view_fields = ("code",)
    filterset_class = FeedbackFilterSet
    search_fields = ("code", "title", "path", "text")
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


class FeedbackGroup(ModelViewSetGroup):
    """The menu of feedback."""

    items = (FeedbackViewSet, UsefulnessViewSet)
    menu_label = gettext_lazy("Feedback")
    menu_icon = "comment"
    menu_name = "feedback"
    menu_order = 290

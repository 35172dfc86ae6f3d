"""The entry “Jobs” of the settings."""

import datetime as dt
from typing import Any

from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.ui.tables import Column, StatusTagColumn

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.jobs.admin import views
from fazhi.jobs.models import JobState, RunState


def schedule_in_words(state: JobState) -> str:
    """When it runs."""
    schedule = state.job.schedule
    return schedule.in_words() if schedule else _("When asked for")


def to_the_minute(moment: dt.datetime | None) -> str:
    """Wagtail's own column says “just now” of any time to come."""
    return date_format(timezone.localtime(moment), "Y-m-d H:i") if moment else ""


def last_end(state: Any) -> str:
    """How the run that began last ended, or that it runs."""
    return str(RunState(state.last_state).label) if state.last_state else _("never run")


def condition(state: JobState) -> str:
    """Whether somebody has to look."""
    if state.paused_at:
        return _("paused")
    if state.failures:
        count = state.failures
        return ngettext("failed last time", "failed %(count)s times in a row", count) % {
            "count": count
        }
    return _("in order")


class JobViewSet(WithoutSome):
    """Jobs in the administration."""

    model = JobState
    name = "jobs"
    icon = "time"
    menu_label = gettext_lazy("Jobs")
    menu_order = 900
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = views.JobIndexView
    inspect_view_class = views.JobInspectView
    inspect_view_enabled = True
    inspect_view_fields = ("name",)
    left_out = ("add", "edit", "delete", "usage", "history", "history_results")
    search_backend_name = None
    list_per_page = 100
    ordering = ("name",)
    list_display = (
        "__str__",
        Column("schedule", label=gettext_lazy("Runs"), accessor=schedule_in_words),
        Column(
            "last_began_at",
            label=gettext_lazy("Last run"),
            accessor=lambda state: to_the_minute(state.last_began_at),
            sort_key="last_began_at",
        ),
        StatusTagColumn(
            "last_end",
            label=gettext_lazy("How it ended"),
            accessor=last_end,
            primary=lambda state: state.last_state == RunState.FAILED,
        ),
        Column(
            "next_run_at",
            label=gettext_lazy("Next run"),
            accessor=lambda state: "" if state.paused_at else to_the_minute(state.next_run_at),
            sort_key="next_run_at",
        ),
        StatusTagColumn(
            "condition",
            label=gettext_lazy("Condition"),
            accessor=condition,
            primary=lambda state: bool(state.paused_at or state.failures),
        ),
    )
    form_fields = ()

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """The page of a job stands for its form, which does not exist."""
        named = {"edit_url_name": self.get_url_name("inspect")}
        return type("JobURLFinder", (ModelAdminURLFinder,), named)

    def get_urlpatterns(self) -> list[URLPattern]:
        acts = (
            path(f"{name}/<int:pk>/", view.as_view(), name=name)
            for name, view in views.ACT_VIEWS.items()
        )
        return [*super().get_urlpatterns(), *acts]

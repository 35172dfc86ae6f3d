"""The list of jobs, one job with its runs, and the acts on it."""

from typing import Any

from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views import generic

from fazhi.admin_screens.acts import ActView
from fazhi.admin_screens.rows import log_lines
from fazhi.jobs import steering
from fazhi.jobs.models import JobState, Run
from fazhi.jobs.registry import all_jobs

RUNS_PER_PAGE = 30
ACTS_SHOWN = 20


def jobs_url(name: str, state: JobState) -> str:
    """Address of one of a job's screens."""
    return reverse(f"jobs:{name}", args=[state.pk])


def registered() -> QuerySet[JobState]:
    """The jobs that the software has."""
    return JobState.objects.filter(name__in=[job.name for job in all_jobs()])


def in_words(seconds: int) -> str:
    """A length of time in minutes where it has whole ones, else in seconds."""
    minutes, rest = divmod(seconds, 60)
    if rest or not minutes:
        return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
    return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}


class JobIndexView(generic.IndexView):
    """Every job with its last run; two queries and the count."""

    FORMATS = ()
    any_permission_required = ("view", "change")

    def get_base_queryset(self) -> QuerySet[JobState]:
        begun = Run.objects.filter(job=OuterRef("name"), started_at__isnull=False).order_by("-pk")
        return registered().annotate(
            last_began_at=Subquery(begun.values("started_at")[:1]),
            last_state=Subquery(begun.values("state")[:1]),
        )

    def get_inspect_url(self, instance: JobState) -> str:
        return jobs_url("inspect", instance)


class JobInspectView(generic.InspectView):
    """One job: when it runs, how its runs ended, what can be done."""

    template_name = "jobs/inspect.html"
    any_permission_required = ("view", "change")

    def acts(self) -> list[tuple[Any, str]]:
        """Label and address of what the user can do with it now."""
        if not self.permission_policy.user_has_permission(self.request.user, "change"):
            return []
        return [
            (view.page_title, jobs_url(name, self.object))
            for name, view in ACT_VIEWS.items()
            if view.is_possible(self.object)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = self.object.job
        runs = Run.objects.filter(job=job.name).select_related("asked_by").order_by("-pk")
        paginator = WagtailPaginator(runs, RUNS_PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(
            job=job,
            time_limit=in_words(job.time_limit),
            runs=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            acts=self.acts(),
            history=log_lines(self.object, ACTS_SHOWN)[::-1],
            **kwargs,
        )

    def get_object(self, queryset: Any = None) -> JobState:
        return get_object_or_404(registered().select_related("paused_by"), pk=self.pk)


class JobActView(ActView):
    """One act on one job."""

    model = JobState
    about_template = "jobs/about.html"
    header_icon = "time"

    @staticmethod
    def is_possible(state: JobState) -> bool:
        """Whether the act makes sense at the moment."""
        raise NotImplementedError

    @property
    def submit_label(self) -> Any:
        """The act itself."""
        return self.page_title

    @property
    def list_page(self) -> str:
        return reverse("jobs:index")

    @property
    def object_page(self) -> str:
        return jobs_url("inspect", self.object)


class RunNowView(JobActView):
    """Out of turn."""

    page_title = gettext_lazy("Run now")
    explanation = gettext_lazy("The job runs in a few seconds, whatever its schedule says.")

    @staticmethod
    def is_possible(state: JobState) -> bool:
        return not state.paused_at and not state.job.takes_arguments

    def act(self, form: forms.Form) -> HttpResponse:
        steering.run_now(self.object, self.user)
        return self.done(_("It runs in a few seconds. Reload this page to see how it ended."))


class PauseView(JobActView):
    """Nothing begins."""

    page_title = gettext_lazy("Pause")
    explanation = gettext_lazy(
        "Nothing of this job begins until somebody resumes it. What is asked for meanwhile waits; what "
        "is running is not stopped."
    )
    is_serious = True

    @staticmethod
    def is_possible(state: JobState) -> bool:
        return not state.paused_at

    def act(self, form: forms.Form) -> HttpResponse:
        steering.pause(self.object, self.user)
        return self.done(_("The job is paused."))


class ResumeView(JobActView):
    """As before."""

    page_title = gettext_lazy("Resume")
    explanation = gettext_lazy("The job runs again by its schedule; what waits begins at once.")

    @staticmethod
    def is_possible(state: JobState) -> bool:
        return bool(state.paused_at)

    def act(self, form: forms.Form) -> HttpResponse:
        steering.resume(self.object, self.user)
        return self.done(_("The job is resumed."))


ACT_VIEWS: dict[str, type[JobActView]] = {
    "run": RunNowView,
    "pause": PauseView,
    "resume": ResumeView,
}

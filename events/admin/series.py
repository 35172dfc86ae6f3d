"""Series in the administration: a rule, the days that it gives, and making their sessions."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from events.admin.series_forms import NewRuleForm, PatternForm, RuleForm, digest_of
from events.facts import when_text
from events.models import Series, Session
from events.models.series import MOST_SESSIONS
from events.permissions import may
from events.recurrence.editing import make_sessions, missing_days
from events.recurrence.lunar_days import lunar_text
from events.recurrence.rules import Planned, planned, why_skipped
from fazhi.admin_screens.acts import ActView, NothingForm
from fazhi.admin_screens.rows import RowIndexView, RowView
from fazhi.admin_screens.viewsets import RowViewSet
from fazhi.workdays import now

SERIES = "events_series"


def preview_of(series: Series, plan: Planned, days: list[dt.date] | None = None) -> dict[str, Any]:
    """The days that a rule gives, and those that it skips with why."""
    return {
        "days": [(day, lunar_text(day)) for day in (plan.days if days is None else days)],
        "skipped": [(day, why_skipped(series, day)) for day in plan.skipped],
        "is_cut": plan.is_cut,
        "most": MOST_SESSIONS,
    }


def made_text(count: int) -> str:
    """How many were made."""
    text = ngettext("%(count)d draft made.", "%(count)d drafts made.", count)
    return text % {"count": count}


class SeriesIndexView(RowIndexView):
    """The series of which the user may see sessions."""

    def get_base_queryset(self) -> QuerySet[Series]:
        coming = Q(sessions__starts_at__gt=now())
        return (
            super()
            .get_base_queryset()
            .select_related("lecture")
            .annotate(
                held=Count("sessions"),
                to_come=Count("sessions", filter=coming),
                next_at=Min("sessions__starts_at", filter=coming),
            )
        )


class SeriesCreateView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A rule with its pattern: the first press shows the days, the second one makes them."""

    model = Series
    permission_required = "add"
    template_name = "events/admin/series_form.html"
    page_title = gettext_lazy("New series")
    header_icon = "calendar-alt"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {
                "url": reverse(f"{SERIES}:index"),
                "label": capfirst(str(Series._meta.verbose_name_plural)),
            },
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "rule_form" not in kwargs:
            kwargs["rule_form"] = NewRuleForm()
            kwargs["pattern_form"] = PatternForm(for_user=self.request.user)
        kwargs["media"] = kwargs["rule_form"].media + kwargs["pattern_form"].media
        return super().get_context_data(index_url=reverse(f"{SERIES}:index"), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Shows what the rule gives, or makes what was shown."""
        rule = NewRuleForm(request.POST)
        pattern = PatternForm(request.POST, for_user=request.user)
        shown: dict[str, Any] = {"rule_form": rule, "pattern_form": pattern}
        if not all([rule.is_valid(), pattern.is_valid()]):
            return self.render_to_response(self.get_context_data(**shown))
        plan = rule.plan
        if not plan.days:
            rule.add_error(None, _("The rule gives no day."))
        elif request.POST.get("seen") == digest_of(plan) and "make" in request.POST:
            return self._make(rule, pattern)
        else:
            shown |= {"preview": preview_of(rule.instance, plan), "seen": digest_of(plan)}
        return self.render_to_response(self.get_context_data(**shown))

    @transaction.atomic
    def _make(self, rule: RuleForm, pattern: PatternForm) -> HttpResponse:
        series = rule.save(commit=False)
        series.lecture = pattern.cleaned_data["lecture"]
        series.save()
        log(series, "wagtail.create", user=self.request.user)
        made = make_sessions(series, pattern.pattern_on(series.first_day)).made
        for session in made:
            log(session, "wagtail.create", user=self.request.user)
        messages.success(self.request, made_text(len(made)))
        return HttpResponseRedirect(reverse(f"{SERIES}:inspect", args=[series.pk]))


class SeriesView(RowView):
    """One series with its sessions, and what its rule would still give."""

    template_name = "events/admin/series.html"
    page_title = pgettext_lazy("page of the administration", "Series")

    def acts(self) -> list[tuple[str, str]]:
        if not self.may("change", row=self.object):
            return []
        return [
            (str(label), reverse(f"{SERIES}:{name}", args=[self.object.pk]))
            for name, label in ((MAKE, MAKE_LABEL), (RULE, RULE_LABEL))
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        series: Series = self.object
        plan = planned(series)
        sessions = series.sessions.select_related("venue", "department", "lecture")
        return super().get_context_data(
            series=series,
            preview=preview_of(series, plan, missing_days(series, plan)),
            sessions=[
                (session, when_text(session.starts_at, session.ends_at))
                for session in sessions.order_by("starts_at")
            ],
            **kwargs,
        )


class SeriesActView(ActView):
    """One act on one series."""

    model = Series
    header_icon = "calendar-alt"
    url_namespace = ""

    def get_object(self) -> Series:
        found: Series = super().get_object()
        policy = policy_registry.get_by_type(Series)
        if not policy.user_has_permission_for_instance(self.request.user, "change", found):
            raise PermissionDenied
        return found

    @property
    def list_page(self) -> str:
        return reverse(f"{SERIES}:index")

    @property
    def object_page(self) -> str:
        return reverse(f"{SERIES}:inspect", args=[self.object.pk])


class MakeView(SeriesActView):
    """The sessions that the rule gives and nobody has made yet."""

    page_title = submit_label = gettext_lazy("Make the missing sessions")
    form_class = NothingForm
    template_name = "events/admin/series_make.html"
    explanation = gettext_lazy("They become drafts like the last session of the series.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = planned(self.object)
        days = missing_days(self.object, plan)
        return super().get_context_data(preview=preview_of(self.object, plan, days), **kwargs)

    def pattern(self) -> Session | None:
        """The last session that the user may change; what is made is like it."""
        sessions = self.object.sessions.select_related("venue", "department")
        rows = sessions.order_by("-starts_at")
        return next((s for s in rows if may(self.request.user, "change", s)), None)

    @transaction.atomic
    def act(self, form: forms.Form) -> HttpResponse:
        pattern = self.pattern()
        if pattern is None:
            raise forms.ValidationError(_("The series has no session any more; begin a new one."))
        made = make_sessions(self.object, pattern).made
        for session in made:
            log(session, "wagtail.create", user=self.user)
        return self.done(made_text(len(made)) if made else _("Nothing is missing."))


class RuleView(SeriesActView):
    """Another rule; sessions that exist stay as they are."""

    page_title = gettext_lazy("Change the rule")
    form_class: Any = RuleForm
    explanation = gettext_lazy(
        "Sessions that exist stay as they are. Afterwards make those that the new rule gives."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": Series.objects.get(pk=self.object.pk)}

    @transaction.atomic
    def act(self, form: Any) -> HttpResponse:
        form.save()
        log(
            self.object,
            "wagtail.edit",
            user=self.user,
            data={"fields": form.changed_data},
            content_changed=True,
        )
        return self.done(_("The rule has been changed."))


MAKE, RULE = "make", "rule"
MAKE_LABEL, RULE_LABEL = MakeView.page_title, RuleView.page_title


def _next(series: Any) -> Any:
    return f"{series.next_at:%Y-%m-%d}" if series.next_at else "-"


class SeriesViewSet(RowViewSet):
    """The list of series."""

    model = Series
    name = SERIES
    url_prefix = "lectures/series"
    icon = "calendar-alt"
    menu_label = pgettext_lazy("menu", "Series")
    index_view_class = SeriesIndexView
    inspect_view_class = SeriesView
    add_view_class = SeriesCreateView
    act_views = {MAKE: MakeView, RULE: RuleView}
    inspect_view_fields = ("name",)
    left_out = tuple(name for name in RowViewSet.left_out if name != "add")
    search_fields = ("name",)
    ordering = ("-first_day", "pk")
    list_display = (
        "name",
        Column("lecture", label=gettext_lazy("Lecture"), sort_key="lecture__title"),
        Column("get_frequency_display", label=gettext_lazy("How often"), sort_key="frequency"),
        Column("held", label=gettext_lazy("Sessions"), sort_key="held"),
        Column("to_come", label=gettext_lazy("To come"), sort_key="to_come"),
        Column("next_at", label=gettext_lazy("Next"), accessor=_next, sort_key="next_at"),
    )

"""The report on how complete the town's guides are, by department, for whoever works on pages."""

from typing import Any

from django.db.models import Avg, Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView

import django_filters

from cms_pages.kit.review_report import ANY_RIGHT
from cms_pages.services.models import ServiceGuidePage
from fazhi.departments.fields import DepartmentFilter


class CompletenessFilters(WagtailFilterSet):
    """By department, and those that lack something only."""

    responsible_department = DepartmentFilter(label=_("responsible department"))
    lacks = django_filters.BooleanFilter(label=_("lacks a key element"), method="lacking")

    class Meta:
        model = ServiceGuidePage
        fields = ("responsible_department", "lacks")

    def lacking(self, guides: QuerySet[Any], name: str, value: bool | None) -> QuerySet[Any]:
        """Guides with, or without, a missing key element."""
        if value is None:
            return guides
        return guides.filter(missing__gt=0) if value else guides.filter(missing=0)


class GuideCompleteness(PageReportView):
    """Public guides, the least complete first, and the mean of each department."""

    page_title = _("Completeness of service guides")
    header_icon = "tasks"
    filterset_class = CompletenessFilters
    any_permission_required = ANY_RIGHT
    index_url_name = "services_completeness"
    index_results_url_name = "services_completeness_results"
    results_template_name = "services/admin/completeness_results.html"
    list_export = (
        *("title", "code", "responsible_department", "score", "missing", "unverified"),
        "full_url",
    )
    export_headings = {
        "title": _("title"),
        "code": _("implementing code"),
        "responsible_department": _("responsible department"),
        "score": _("completeness"),
        "missing": _("key elements missing"),
        "unverified": _("still to be verified"),
        "full_url": _("web address"),
    }

    def get_queryset(self) -> QuerySet[Any]:
        pages = self.permission_policy.explorable_instances(self.request.user)
        guides = ServiceGuidePage.objects.live().filter(pk__in=pages.order_by().values("pk"))
        self.queryset = guides.select_related("responsible_department", "locale").order_by(
            "score", "title", "pk"
        )
        return super().get_queryset()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["departments"] = self.by_department()
        return context

    def by_department(self) -> QuerySet[Any]:
        """How many guides each department has, how complete they are, what they lack; one query."""
        guides = ServiceGuidePage.objects.filter(pk__in=self.get_queryset().order_by().values("pk"))
        return (
            guides.order_by("responsible_department__name")
            .values("responsible_department__name")
            .annotate(
                guides=Count("pk"),
                mean=Avg("score"),
                lacking=Count("pk", filter=Q(missing__gt=0)),
            )
        )

    def get_filename(self) -> str:
        """The report and the day of the export."""
        return f"{self.page_title}-{timezone.localdate()}"

"""The ledger as a report, with its exports."""

from collections import OrderedDict
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.reports import ReportView

import django_filters

from fazhi.departments.fields import DepartmentFilter
from fazhi.departments.models import Department
from fazhi.signoff.acts import Act
from fazhi.signoff.admin.seeing import has_part
from fazhi.signoff.ledger import days_late, due_on, step_of, time_per_step
from fazhi.signoff.models import SignOffRecord
from fazhi.workdays import SHANGHAI


class LedgerFilters(WagtailFilterSet):
    """By department, period and act."""

    department = DepartmentFilter(label=_("department"), method="of_department")
    made_at = django_filters.DateFromToRangeFilter(
        label=pgettext_lazy("of records", "Period"), widget=DateRangePickerWidget
    )
    act = django_filters.ChoiceFilter(label=_("Act"), choices=Act.choices)

    class Meta:
        model = SignOffRecord
        fields = ("department", "made_at", "act")

    def of_department(
        self, records: QuerySet[SignOffRecord], name: str, department: Department | None
    ) -> QuerySet[SignOffRecord]:
        """The records of a department, under whatever name it had."""
        return records.filter(department_key=department.pk) if department else records


class LedgerView(ReportView):
    """Every record, the newest first; read and exported, never changed."""

    page_title = _("Ledger of sign-off")
    header_icon = "list-ol"
    model = SignOffRecord
    filterset_class = LedgerFilters
    default_ordering = "-number"
    index_url_name = "signoff:ledger"
    index_results_url_name = "signoff:ledger_results"
    template_name = "signoff/admin/ledger.html"
    results_template_name = "signoff/admin/ledger_results.html"
    list_export = (
        "number",
        "time",
        "act",
        "title",
        "kind",
        "department",
        "person",
        "post",
        "deputy_for",
        "step",
        "due",
        "late",
    )
    export_headings = {
        "number": pgettext_lazy("of a record", "Number"),
        "time": _("Time"),
        "act": _("act"),
        "title": _("title"),
        "kind": _("kind of content"),
        "department": _("department"),
        "person": _("person"),
        "post": _("post"),
        "deputy_for": _("in place of"),
        "step": _("Step"),
        "due": _("Due"),
        "late": _("Late by working days"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_part(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def decorate_paginated_queryset(self, records: Any) -> Any:
        """What a line says beyond the fields of its record; no queries."""
        if not self.is_export:
            for record in records:
                record.shown = self.to_row_dict(record)
        return records

    def to_row_dict(self, item: SignOffRecord) -> OrderedDict[str, Any]:
        said = {
            "time": item.made_at.astimezone(SHANGHAI).replace(tzinfo=None, microsecond=0),
            "act": item.get_act_display(),
            "kind": kind_of(item.model),
            "step": step_of(item),
            "due": due_on(item.details),
            "late": days_late(item.details, item.made_at) or "",
        }
        return OrderedDict(
            (name, said[name] if name in said else getattr(item, name)) for name in self.list_export
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        times = [] if self.is_export else time_per_step(self.object_list)
        return super().get_context_data(times=times, **kwargs)

    def get_filename(self) -> str:
        """The ledger and the day of the export: several of them lie in one folder."""
        return f"{self.page_title}-{timezone.localdate()}"


def kind_of(label: str) -> str:
    """What kind of content a record is about, in words where the software still knows it."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label

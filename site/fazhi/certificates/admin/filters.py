"""Filters of the list."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

import django_filters

from fazhi.certificates.kinds import kinds
from fazhi.certificates.models import Certificate
from fazhi.certificates.states import State
from fazhi.departments.fields import DepartmentFilter


def _kind_choices() -> list[tuple[str, Any]]:
    return [(kind.key, kind.label) for kind in kinds()]


class StateFilter(django_filters.ChoiceFilter):
    """What they are worth today."""

    def filter(self, qs: QuerySet[Certificate], value: str) -> QuerySet[Certificate]:
        return qs.in_state(State(value)) if value in State.values else qs  # type: ignore[attr-defined]


class CertificateFilterSet(WagtailFilterSet):
    """State, kind, department and the days of issue."""

    state = StateFilter(label=_("State"), choices=State.choices)
    kind = django_filters.ChoiceFilter(label=_("Kind of certificate"), choices=_kind_choices)
    department = DepartmentFilter(label=_("Issuing department"))
    issued_on = django_filters.DateFromToRangeFilter(
        label=_("Day of issue"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Certificate
        fields = ("state", "kind", "department", "issued_on")

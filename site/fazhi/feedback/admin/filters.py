"""Filters of the lists."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

import django_filters

from fazhi.departments.fields import DepartmentFilter
from fazhi.feedback.models import Feedback, UsefulnessCount
from fazhi.feedback.states import OPEN, State
from fazhi.workdays import today

OPEN_ONES, OVERDUE, EVERYTHING = "open", "overdue", "all"
UNASSIGNED = "unassigned"


class ProgressFilter(django_filters.ChoiceFilter):
    """How far it is: what is open, unless something else is asked for."""

    def __init__(self, **kwargs: Any) -> None:
        choices = (
            (OPEN_ONES, pgettext_lazy("feedback", "open")),
            (OVERDUE, pgettext_lazy("feedback", "overdue")),
            (UNASSIGNED, _("open, without a department")),
            *State.choices,
            (EVERYTHING, pgettext_lazy("feedback", "all")),
        )
        super().__init__(label=_("Progress"), choices=choices, empty_label=None, **kwargs)

    def filter(self, qs: QuerySet[Feedback], value: str) -> QuerySet[Feedback]:
        if value in State.values:
            return qs.filter(state=value)
        wanted = {
            EVERYTHING: Q(),
            OVERDUE: Q(state__in=OPEN, due_on__lt=today()),
            UNASSIGNED: Q(state__in=OPEN, department=None),
        }
        return qs.filter(wanted.get(value, Q(state__in=OPEN)))


class FeedbackFilterSet(WagtailFilterSet):
    """Progress, department, kind and reason."""

    progress = ProgressFilter()
    department = DepartmentFilter(label=_("department"))

    class Meta:
        model = Feedback
        fields = ("kind", "reason")


class UsefulnessFilterSet(WagtailFilterSet):
    """The days that are counted, and part of the title."""

    day = django_filters.DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)
    title = django_filters.CharFilter(label=_("Page"), lookup_expr="icontains")

    class Meta:
        model = UsefulnessCount
        fields = ("day", "title")

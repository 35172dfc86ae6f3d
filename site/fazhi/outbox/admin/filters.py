"""Filters of the list of messages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

import django_filters

from fazhi.departments.fields import DepartmentFilter
from fazhi.outbox.kinds import kinds
from fazhi.outbox.models import Message
from fazhi.outbox.states import NEEDS_A_PERSON, State

WAITING_FOR_US, EVERYTHING = "person", "all"


class ProgressFilter(django_filters.ChoiceFilter):
    """What needs a person, or one state."""

    def __init__(self, **kwargs: Any) -> None:
        choices = (
            (EVERYTHING, pgettext_lazy("outbox", "all")),
            (WAITING_FOR_US, _("needs a person")),
            *State.choices,
        )
        super().__init__(label=_("State"), choices=choices, empty_label=None, **kwargs)

    def filter(self, qs: QuerySet[Message], value: str) -> QuerySet[Message]:
        if value == WAITING_FOR_US:
            return qs.filter(state__in=NEEDS_A_PERSON)
        return qs.filter(state=value) if value in State.values else qs


class MessageFilterSet(WagtailFilterSet):
    """State, channel, kind, department and the days on which they were written."""

    progress = ProgressFilter()
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=lambda: [(kind.key, kind.label) for kind in kinds()]
    )
    department = DepartmentFilter(label=_("department"))
    created_at = django_filters.DateFromToRangeFilter(
        label=_("Written"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Message
        fields = ("channel",)

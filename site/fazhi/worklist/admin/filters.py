"""Filters of the list of tasks."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.filters import WagtailFilterSet

import django_filters

from fazhi.departments.fields import DepartmentFilter
from fazhi.workdays import today
from fazhi.worklist.kinds import kind_choices
from fazhi.worklist.models import Task
from fazhi.worklist.permissions import task_policy
from fazhi.worklist.states import OPEN_STATES, State

MINE, DEPARTMENTS, EVERYBODYS = "mine", "departments", "all"
OPEN_ONES, OVERDUE, ENDED, EVERYTHING = "open_ones", "overdue", "ended", "all"


def mine(user: Any) -> Q:
    """The condition that a task is the user's: given to them, or to a department of theirs alone."""
    return Q(assignee=user) | (Q(assignee=None) & task_policy().in_own_departments(user))


class WhoseFilter(django_filters.ChoiceFilter):
    """Whose tasks: the own ones, unless something else is asked for."""

    def __init__(self, **kwargs: Any) -> None:
        choices = (
            (MINE, _("mine to do")),
            (DEPARTMENTS, _("of my departments")),
            (EVERYBODYS, _("all that I may see")),
        )
        super().__init__(label=_("Whose"), choices=choices, empty_label=None, **kwargs)

    def filter(self, qs: QuerySet[Task], value: str) -> QuerySet[Task]:
        user = self.parent.request.user
        if value == EVERYBODYS:
            return qs
        if value == DEPARTMENTS:
            return qs.filter(task_policy().in_own_departments(user))
        return qs.filter(mine(user))


class ProgressFilter(django_filters.ChoiceFilter):
    """How far it is: what is open, unless something else is asked for."""

    def __init__(self, **kwargs: Any) -> None:
        choices = (
            (OPEN_ONES, _("not ended")),
            (OVERDUE, pgettext_lazy("due", "overdue")),
            *State.choices,
            (ENDED, pgettext_lazy("task", "ended")),
            (EVERYTHING, pgettext_lazy("task", "all")),
        )
        super().__init__(label=_("Progress"), choices=choices, empty_label=None, **kwargs)

    def filter(self, qs: QuerySet[Task], value: str) -> QuerySet[Task]:
        if value in State.values:
            return qs.filter(state=value)
        wanted = {
            EVERYTHING: Q(),
            ENDED: ~Q(state__in=OPEN_STATES),
            OVERDUE: Q(state__in=OPEN_STATES, due_on__lt=today()),
        }
        return qs.filter(wanted.get(value, Q(state__in=OPEN_STATES)))


class TaskFilterSet(WagtailFilterSet):
    """Whose it is, progress, kind and department."""

    whose = WhoseFilter()
    progress = ProgressFilter()
    kind = django_filters.ChoiceFilter(label=_("Kind of task"), choices=kind_choices)
    department = DepartmentFilter(label=_("department"))

    class Meta:
        model = Task
        fields = ()

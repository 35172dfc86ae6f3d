"""Filters of the lists in the administration."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet

import django_filters

from fazhi.departments.fields import DepartmentFilter
from fazhi.departments.models import Department, LawResponsibility, Membership


class InForce(django_filters.ChoiceFilter):
    """Whether a dated row holds today."""

    def __init__(self, **kwargs: Any) -> None:
        choices = (("yes", _("today")), ("no", _("not today")))
        super().__init__(label=_("In force"), choices=choices, empty_label=None, **kwargs)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value not in {"yes", "no"}:
            return qs
        active = self.model._default_manager.active()
        if value == "yes":
            return qs.filter(pk__in=active.values("pk"))
        return qs.exclude(pk__in=active.values("pk"))


class DepartmentFilterSet(WagtailFilterSet):
    """Kind, department above, and whether it exists today."""

    in_force = InForce()
    parent = DepartmentFilter(label=_("parent department"))

    class Meta:
        model = Department
        fields = ("kind",)


class MembershipFilterSet(WagtailFilterSet):
    """Department, role, and whether it is held today."""

    in_force = InForce()
    department = DepartmentFilter(label=_("department"))

    class Meta:
        model = Membership
        fields = ("role",)


class LawFilterSet(WagtailFilterSet):
    """Department, and whether the entry holds today."""

    in_force = InForce()
    department = DepartmentFilter(label=_("department"))

    class Meta:
        model = LawResponsibility
        fields = ()

"""Who may change which counter."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from wagtail.permissions import register_permission_policy

from fazhi.departments.models import Role
from fazhi.departments.policies import OwnDepartmentsPolicy
from fazhi.places.models import Counter


class CounterPermissionPolicy(OwnDepartmentsPolicy):
    """Authors change the counters of their departments; a model permission is for all counters.

    An author of a department is who holds that role there today; no group is asked. Adding and
    deleting take the model's permissions.
    """

    roles = {"change": (Role.AUTHOR,)}

    def departments_of(self, instance: Counter) -> list[int]:
        # Lists have read the departments already.
        return [department.pk for department in instance.departments.all()]

    def instances_of(self, departments: Collection[int]) -> QuerySet[Counter]:
        return Counter.objects.filter(departments__in=departments).distinct()


class OwnCountersMixin:
    """For a screen about one counter: Wagtail's ask only what somebody may do in general."""

    def get_object(self, *args: Any, **kwargs: Any) -> Counter:
        view: Any = self
        counter: Counter = super().get_object(*args, **kwargs)  # type: ignore[misc]
        actions = view.any_permission_required or [view.permission_required]
        if not view.permission_policy.user_has_any_permission_for_instance(
            view.request.user, actions, counter
        ):
            raise PermissionDenied
        return counter


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Counter, CounterPermissionPolicy(Counter))

"""Who may change which counter."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.places.models import Counter


class CounterPermissionPolicy(ModelPermissionPolicy):
    """Authors change the counters of their departments; a model permission is for all counters.

    An author of a department is who holds that role there today; no group is asked. Adding and
    deleting take the model's permissions.
    """

    permission_cache_name = "_departments_of_author"

    def get_all_permissions_for_user(self, user: Any) -> set[int]:
        """The ids of the departments whose counters the user may change as an author."""
        if not (user.is_authenticated and user.is_active):
            return set()
        return set(_authors().filter(user=user).values_list("department", flat=True))

    def user_has_permission(self, user: Any, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action == "change" and bool(self.get_cached_permissions_for_user(user))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Counter) -> bool:
        if super().user_has_permission(user, action):
            return True
        if action != "change":
            return False
        own = self.get_cached_permissions_for_user(user)
        return any(department.pk in own for department in instance.departments.all())

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Counter]:
        counters = Counter.objects.all()
        if any(super(CounterPermissionPolicy, self).user_has_permission(user, a) for a in actions):
            return counters
        if "change" not in actions:
            return counters.none()
        own = self.get_cached_permissions_for_user(user)
        return counters.filter(departments__in=own).distinct()

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        return self._users(actions, _authors())

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Counter
    ) -> QuerySet[User]:
        return self._users(actions, _authors().filter(department__in=instance.departments.all()))

    def _users(self, actions: Collection[str], authors: QuerySet[Membership]) -> QuerySet[User]:
        codenames = self._get_permission_codenames(actions)
        found = self._get_users_with_any_permission_codenames_filter(codenames)
        if "change" in actions:
            found |= Q(is_active=True, pk__in=authors.values("user"))
        return User.objects.filter(found).distinct()


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


def _authors() -> QuerySet[Membership]:
    return Membership.objects.active().filter(role=Role.AUTHOR)


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Counter, CounterPermissionPolicy(Counter))

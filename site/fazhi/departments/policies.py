"""Who may see and change what belongs to a department: its own people, and who may do so everywhere."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from wagtail.permission_policies import ModelPermissionPolicy

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.departments.queries import held_by


class OwnDepartmentsPolicy(ModelPermissionPolicy):
    """For a model with a ``department``: members with one of ``roles`` do ``own_actions`` in theirs.

    A model permission is for all of it: administrators have every one, auditors may only view. What
    has no department is seen by those alone. Subclasses name what they cache it by.
    """

    roles: Collection[Role] = ()
    own_actions: frozenset[str] = frozenset({"view", "change"})
    permission_cache_name = ""

    def get_all_permissions_for_user(self, user: Any) -> set[int]:
        """The ids of the departments in which the user has one of the roles today."""
        if not (user.is_authenticated and user.is_active):
            return set()
        return {department for role, department in held_by(user) if role in self.roles}

    def user_has_permission(self, user: Any, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action in self.own_actions and bool(self.get_cached_permissions_for_user(user))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if super().user_has_permission(user, action):
            return True
        own = self.get_cached_permissions_for_user(user)
        return action in self.own_actions and instance.department_id in own

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Any]:
        found = self.model._default_manager.all()
        everywhere = super().user_has_permission
        if any(everywhere(user, action) for action in actions):
            return found
        if not self.own_actions & set(actions):
            return found.none()
        return found.filter(department__in=self.get_cached_permissions_for_user(user))

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        return self._users(actions, self._members())

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Any
    ) -> QuerySet[User]:
        return self._users(actions, self._members().filter(department=instance.department_id))

    def _users(self, actions: Collection[str], members: QuerySet[Membership]) -> QuerySet[User]:
        codenames = self._get_permission_codenames(actions)
        found = self._get_users_with_any_permission_codenames_filter(codenames)
        if self.own_actions & set(actions):
            found |= Q(is_active=True, pk__in=members.values("user"))
        return User.objects.filter(found).distinct()

    def _members(self) -> QuerySet[Membership]:
        return Membership.objects.active().filter(role__in=self.roles)

"""Who may see and change what belongs to a department: its own people, and who may do so everywhere."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from wagtail.permission_policies import ModelPermissionPolicy

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.departments.queries import held_by


class OwnDepartmentsPolicy(ModelPermissionPolicy):
    """Members with one of the ``roles`` of an action may do it to what their departments have.

    A model permission is for all of it: administrators have every one, auditors may only view. What
    has no department is seen by those alone. For a model without a ``department`` a subclass says
    to which ones a row belongs, and what departments have.
    """

    roles: Mapping[str, Collection[Role]] = {}

    def departments_of(self, instance: Any) -> Collection[int | None]:
        """The ids of the departments that ``instance`` belongs to."""
        return (instance.department_id,)

    def instances_of(self, departments: Collection[int]) -> QuerySet[Any]:
        """What these departments have."""
        return self.model._default_manager.filter(department__in=departments)

    @cached_property
    def permission_cache_name(self) -> str:
        """Where an account keeps `get_all_permissions_for_user`, apart from those of other models."""
        return f"_in_own_departments_{self.app_label}_{self.model_name}"

    def get_all_permissions_for_user(self, user: Any) -> set[tuple[str, int]]:
        """What the user may do as a member today: actions, each with the id of a department."""
        if not (user.is_authenticated and user.is_active):
            return set()
        return {
            (action, department)
            for role, department in held_by(user)
            for action, roles in self.roles.items()
            if role in roles
        }

    def everywhere(self, user: Any, actions: Collection[str]) -> bool:
        """Whether a model permission lets the user do one of ``actions`` in every department."""
        may = super().user_has_permission
        return any(may(user, action) for action in actions)

    def own_departments(self, user: Any, actions: Collection[str]) -> set[int]:
        """The ids of the departments in which a role lets the user do one of ``actions``."""
        if not self.roles.keys() & set(actions):
            return set()
        allowed = self.get_cached_permissions_for_user(user)
        return {department for action, department in allowed if action in actions}

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self.everywhere(user, (action,)) or bool(self.own_departments(user, (action,)))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if self.everywhere(user, (action,)):
            return True
        own = self.own_departments(user, (action,))
        return bool(own) and not own.isdisjoint(self.departments_of(instance))

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Any]:
        if self.everywhere(user, actions):
            return self.model._default_manager.all()
        return self.instances_of(self.own_departments(user, actions))

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        return self._users(actions, self._members(actions))

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Any
    ) -> QuerySet[User]:
        own = self._members(actions).filter(department__in=self.departments_of(instance))
        return self._users(actions, own)

    def _members(self, actions: Collection[str]) -> QuerySet[Membership]:
        roles = {role for action in actions for role in self.roles.get(action, ())}
        return Membership.objects.active().filter(role__in=roles)

    def _users(self, actions: Collection[str], members: QuerySet[Membership]) -> QuerySet[User]:
        codenames = self._get_permission_codenames(actions)
        found = self._get_users_with_any_permission_codenames_filter(codenames)
        found |= Q(is_active=True, pk__in=members.values("user"))
        return User.objects.filter(found).distinct()

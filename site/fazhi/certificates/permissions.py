"""Who sees which certificates, and who acts on them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from fazhi.accounts.models import User
from fazhi.certificates.models import Certificate
from fazhi.departments.models import Membership, Role
from fazhi.departments.queries import held_by

# Who writes for the department, and who answers for it.
VIEWERS = (Role.AUTHOR, Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.PUBLISHER)
# Who hands them out, and who answers for them: the others need no full names.
HANDLERS = (Role.AUTHOR, Role.DEPARTMENT_HEAD)
ROLES = {"view": VIEWERS, "change": HANDLERS}


class CertificatePermissionPolicy(ModelPermissionPolicy):
    """Members with one of `ROLES` see and handle what their departments issued.

    A model permission is for all of them: administrators have both, auditors may only view. Nobody
    adds or deletes one by hand.
    """

    permission_cache_name = "_roles_for_certificates"

    def get_all_permissions_for_user(self, user: Any) -> set[tuple[str, int]]:
        """The user's roles that matter here, each with its department."""
        if not (user.is_authenticated and user.is_active):
            return set()
        return {one for one in held_by(user) if one[0] in VIEWERS}

    def _departments(self, user: Any, *actions: str) -> set[int]:
        """The departments in which the user may do one of ``actions``."""
        roles = {role for action in actions for role in ROLES.get(action, ())}
        held = self.get_cached_permissions_for_user(user)
        return {department for role, department in held if role in roles}

    def user_has_permission(self, user: Any, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        return bool(self._departments(user, action))

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Certificate
    ) -> bool:
        if super().user_has_permission(user, action):
            return True
        return instance.department_id in self._departments(user, action)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Certificate]:
        found = Certificate.objects.all()
        mine = super().user_has_permission
        if any(mine(user, action) for action in actions):
            return found
        return found.filter(department__in=self._departments(user, *actions))

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        return self._users(actions, _members(*actions))

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Certificate
    ) -> QuerySet[User]:
        return self._users(actions, _members(*actions).filter(department=instance.department_id))

    def _users(self, actions: Collection[str], members: QuerySet[Membership]) -> QuerySet[User]:
        codenames = self._get_permission_codenames(actions)
        found = self._get_users_with_any_permission_codenames_filter(codenames)
        found |= Q(is_active=True, pk__in=members.values("user"))
        return User.objects.filter(found).distinct()


def _members(*actions: str) -> QuerySet[Membership]:
    roles = {role for action in actions for role in ROLES.get(action, ())}
    return Membership.objects.active().filter(role__in=roles)


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Certificate, CertificatePermissionPolicy(Certificate))

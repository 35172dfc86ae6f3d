"""Who sees and handles which messages."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.departments.queries import held_by
from fazhi.outbox.models import Message

# Who writes for the department, and who answers for it.
HANDLERS = (Role.AUTHOR, Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.PUBLISHER)
# Who writes to its people, and who answers for them: the others need no names and numbers.
REVEALERS = (Role.AUTHOR, Role.DEPARTMENT_HEAD)
ROLES = {"view": HANDLERS, "change": HANDLERS, "reveal": REVEALERS}


class MessagePermissionPolicy(ModelPermissionPolicy):
    """Members with one of `ROLES` see, handle and unmask the messages of their departments.

    A model permission is for all of them: administrators have each, auditors may only view.
    """

    permission_cache_name = "_roles_for_messages"

    def get_all_permissions_for_user(self, user: Any) -> set[tuple[str, int]]:
        """The user's roles that matter here, each with its department."""
        if not (user.is_authenticated and user.is_active):
            return set()
        return {one for one in held_by(user) if one[0] in HANDLERS}

    def _departments(self, user: Any, *actions: str) -> set[int]:
        """The departments in which the user may do one of ``actions``."""
        roles = {role for action in actions for role in ROLES.get(action, ())}
        held = self.get_cached_permissions_for_user(user)
        return {department for role, department in held if role in roles}

    def user_has_permission(self, user: Any, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        return bool(self._departments(user, action))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Message) -> bool:
        if super().user_has_permission(user, action):
            return True
        return instance.department_id in self._departments(user, action)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Message]:
        found = Message.objects.all()
        if any(super(MessagePermissionPolicy, self).user_has_permission(user, a) for a in actions):
            return found
        return found.filter(department__in=self._departments(user, *actions))

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        codenames = self._get_permission_codenames(actions)
        found = self._get_users_with_any_permission_codenames_filter(codenames)
        roles = {role for action in actions for role in ROLES.get(action, ())}
        found |= Q(is_active=True, pk__in=_handlers().filter(role__in=roles).values("user"))
        return User.objects.filter(found).distinct()


def _handlers() -> QuerySet[Membership]:
    return Membership.objects.active().filter(role__in=HANDLERS)


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Message, MessagePermissionPolicy(Message))

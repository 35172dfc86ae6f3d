"""Who sees and handles which messages."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.outbox.models import Message

# Who writes for the department, and who answers for it.
HANDLERS = (Role.AUTHOR, Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.PUBLISHER)
OWN_ACTIONS = frozenset({"view", "change", "reveal"})


class MessagePermissionPolicy(ModelPermissionPolicy):
    """Members with one of `HANDLERS` see and handle the messages of their departments.

    A model permission is for all of them: administrators have each, auditors may only view.
    """

    permission_cache_name = "_departments_of_messages"

    def get_all_permissions_for_user(self, user: Any) -> set[int]:
        """The ids of the departments whose messages the user handles."""
        if not (user.is_authenticated and user.is_active):
            return set()
        return set(_handlers().filter(user=user).values_list("department", flat=True))

    def user_has_permission(self, user: Any, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action in OWN_ACTIONS and bool(self.get_cached_permissions_for_user(user))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Message) -> bool:
        if super().user_has_permission(user, action):
            return True
        own = self.get_cached_permissions_for_user(user)
        return action in OWN_ACTIONS and instance.department_id in own

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Message]:
        found = Message.objects.all()
        if any(super(MessagePermissionPolicy, self).user_has_permission(user, a) for a in actions):
            return found
        if not OWN_ACTIONS & set(actions):
            return found.none()
        return found.filter(department__in=self.get_cached_permissions_for_user(user))

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        codenames = self._get_permission_codenames(actions)
        found = self._get_users_with_any_permission_codenames_filter(codenames)
        if OWN_ACTIONS & set(actions):
            found |= Q(is_active=True, pk__in=_handlers().values("user"))
        return User.objects.filter(found).distinct()


def _handlers() -> QuerySet[Membership]:
    return Membership.objects.active().filter(role__in=HANDLERS)


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Message, MessagePermissionPolicy(Message))

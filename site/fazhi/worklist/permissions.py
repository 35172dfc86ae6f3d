"""Who sees and handles which tasks."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Membership, Role
from fazhi.worklist.kinds import all_kinds
from fazhi.worklist.models import Task

OWN_ACTIONS = frozenset({"view", "change"})


class TaskPermissionPolicy(ModelPermissionPolicy):
    """Everybody has a worklist: the own tasks, and those of the departments whose work one does.

    In a department, the roles of a task's kind see and handle it, and its heads all of them; heads
    may give their department tasks ("add"). A model permission is for every task: administrators
    have them all, auditors may only view. Nobody deletes any.
    """

    permission_cache_name = "_roles_for_tasks"

    def get_all_permissions_for_user(self, user: Any) -> set[tuple[int, str]]:
        """The roles that the user holds today, as pairs of department id and role."""
        if not (user.is_authenticated and user.is_active):
            return set()
        held = Membership.objects.active().filter(user=user)
        return set(held.values_list("department", "role"))

    def in_own_departments(self, user: Any) -> Q:
        """The condition that a task is one that the user handles for a department."""
        held = self.get_cached_permissions_for_user(user)
        found = Q(pk__in=())
        for role in {role for _department, role in held}:
            departments = [department for department, own in held if own == role]
            if role == Role.DEPARTMENT_HEAD:
                found |= Q(department__in=departments)
            elif kinds := [kind.key for kind in all_kinds() if role in kind.roles]:
                found |= Q(department__in=departments, kind__in=kinds)
        return found

    def may_give_tasks_to(self, user: Any) -> QuerySet[Department]:
        """The departments to which the user may give tasks: the headed ones, or all there are."""
        found = Department.objects.active()
        if super().user_has_permission(user, "add"):
            return found
        return found.filter(pk__in=self._headed(user))

    def _headed(self, user: Any) -> set[int]:
        held = self.get_cached_permissions_for_user(user)
        return {department for department, role in held if role == Role.DEPARTMENT_HEAD}

    def user_has_permission(self, user: Any, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        if action == "add":
            return bool(self._headed(user))
        return action in OWN_ACTIONS and user.is_authenticated and user.is_active

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Task) -> bool:
        if super().user_has_permission(user, action):
            return True
        if action not in OWN_ACTIONS or not user.is_active:
            return False
        roles = {Role.DEPARTMENT_HEAD, *instance.registered_kind.roles}
        held = self.get_cached_permissions_for_user(user)
        return instance.assignee_id == user.pk or any(
            (instance.department_id, role) in held for role in roles
        )

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Task]:
        found = Task.objects.all()
        if any(super(TaskPermissionPolicy, self).user_has_permission(user, a) for a in actions):
            return found
        if not (OWN_ACTIONS & set(actions) and user.is_active):
            return found.none()
        return found.filter(Q(assignee=user) | self.in_own_departments(user))

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        heads = Membership.objects.active().filter(role=Role.DEPARTMENT_HEAD)
        everybody = OWN_ACTIONS & set(actions)
        return self._users(actions, Q() if everybody else Q(pk__in=heads.values("user")))

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Task
    ) -> QuerySet[User]:
        handlers = Membership.objects.active().filter(
            department=instance.department_id,
            role__in={Role.DEPARTMENT_HEAD, *instance.registered_kind.roles},
        )
        return self._users(actions, Q(pk=instance.assignee_id) | Q(pk__in=handlers.values("user")))

    def _users(self, actions: Collection[str], own: Q) -> QuerySet[User]:
        codenames = self._get_permission_codenames(actions)
        found = self._get_users_with_any_permission_codenames_filter(codenames)
        if {"add", *OWN_ACTIONS} & set(actions):
            found |= Q(is_active=True) & own
        return User.objects.filter(found).distinct()


def task_policy() -> TaskPermissionPolicy:
    """The one policy of tasks."""
    policy: TaskPermissionPolicy = policy_registry.get_by_type(Task)
    return policy


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Task, TaskPermissionPolicy(Task))

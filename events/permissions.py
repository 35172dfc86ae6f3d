"""Who organises sessions, stands at the desk, and sees who registered."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from wagtail.permissions import policy_registry, register_permission_policy

from events.models import Series, Session
from fazhi.accounts.models import User
from fazhi.departments.models import Department, Membership, Role
from fazhi.departments.policies import OwnDepartmentsPolicy

# Who writes the programme of a department, answers for it and publishes it.
ORGANISERS = (Role.AUTHOR, Role.DEPARTMENT_HEAD, Role.PUBLISHER)


class SessionPermissionPolicy(OwnDepartmentsPolicy):
    """Organisers plan and run the sessions of their departments, desk and registrations included.

    Administrators do so everywhere; auditors see sessions and figures, and no names.
    """

    roles = dict.fromkeys(("view", "add", "change", "delete"), ORGANISERS)

    def departments_for(self, user: Any) -> "QuerySet[Department]":
        """The departments for which somebody may plan sessions."""
        found: QuerySet[Department] = Department.objects.active()
        if self.everywhere(user, ("add",)):
            return found
        return found.filter(pk__in=self.own_departments(user, ("add",)))


class SeriesPermissionPolicy(OwnDepartmentsPolicy):
    """A series belongs to whoever holds its sessions."""

    roles = dict.fromkeys(("view", "add", "change"), ORGANISERS)

    def departments_of(self, instance: Series) -> "QuerySet[Session, int]":
        sessions = Session.objects.filter(series=instance).order_by()
        return sessions.values_list("department", flat=True).distinct()

    def instances_of(self, departments: Collection[int]) -> "QuerySet[Series]":
        own = Session.objects.filter(department__in=departments)
        return Series.objects.filter(pk__in=own.values("series"))


def may(user: Any, action: str, session: Session) -> bool:
    """Whether somebody may do ``action`` to a session."""
    policy = policy_registry.get_by_type(Session)
    return bool(policy.user_has_permission_for_instance(user, action, session))


def departments_for(user: Any) -> "QuerySet[Department]":
    """The departments for which somebody may plan sessions."""
    policy: SessionPermissionPolicy = policy_registry.get_by_type(Session)
    return policy.departments_for(user)


def visible_sessions(user: Any) -> "QuerySet[Session]":
    """The sessions that somebody may see in the administration, figures and answers with them."""
    policy = policy_registry.get_by_type(Session)
    found: QuerySet[Session] = policy.instances_user_has_any_permission_for(
        user, ("view", "change")
    )
    return found


def may_run(user: Any, session: Session) -> bool:
    """Whether somebody may see who registered, and check people in."""
    return may(user, "change", session)


def organisers_of(session: Session) -> list[User]:
    """Who hears of a session in the inbox: everybody of the department with one of the roles."""
    held = Membership.objects.active().filter(department=session.department_id, role__in=ORGANISERS)
    users = User.objects.filter(is_active=True, pk__in=held.values("user"))
    return list(users.order_by("name", "pk"))


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Session, SessionPermissionPolicy(Session))
    register_permission_policy(Series, SeriesPermissionPolicy(Series))

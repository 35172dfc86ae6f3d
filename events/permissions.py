"""Who organises sessions, stands at the desk, and sees who registered."""

from typing import Any

from wagtail.permissions import policy_registry, register_permission_policy

from events.models import Session
from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.departments.policies import OwnDepartmentsPolicy

# Who writes the programme of a department, answers for it and publishes it.
ORGANISERS = (Role.AUTHOR, Role.DEPARTMENT_HEAD, Role.PUBLISHER)


class SessionPermissionPolicy(OwnDepartmentsPolicy):
    """Organisers plan and run the sessions of their departments, desk and registrations included.

    Administrators do so everywhere; auditors see sessions and figures, and no names.
    """

    roles = ORGANISERS
    own_actions = frozenset({"view", "add", "change", "delete"})
    permission_cache_name = "_departments_of_sessions"


def may(user: Any, action: str, session: Session) -> bool:
    """Whether somebody may do ``action`` to a session."""
    policy = policy_registry.get_by_type(Session)
    return bool(policy.user_has_permission_for_instance(user, action, session))


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

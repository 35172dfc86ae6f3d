"""Who is told of a task: those who work on it, and those who answer for that."""

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.departments.queries import holders
from fazhi.worklist.models import Task


def workers_of(task: Task) -> list[User]:
    """The assignee, else everybody in the department with a role that handles such tasks."""
    if task.assignee:
        return [task.assignee] if task.assignee.is_active else []
    held = Membership.objects.active().filter(
        department=task.department_id, role__in=task.registered_kind.roles
    )
    workers = User.objects.filter(is_active=True, pk__in=held.values("user"))
    return list(workers.order_by("name", "pk"))


def heads_of(task: Task) -> list[User]:
    """The heads of the department; empty where there is none."""
    return list(holders(Role.DEPARTMENT_HEAD, task.department)) if task.department else []


def administrators() -> list[User]:
    """Whom a task reaches that nobody else answers for."""
    return list(User.objects.filter(is_active=True, is_superuser=True).order_by("name", "pk"))

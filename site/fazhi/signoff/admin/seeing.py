"""Who may look at content that is on its way."""

from typing import Any

from fazhi.departments.models import Membership, Role
from fazhi.signoff.submitting import may_submit
from fazhi.signoff.targets import Target

# Whoever may be asked, answers for those who are, or looks after all of it.
READERS = (
    Role.COPY_CHECKER,
    Role.SIGNATORY,
    Role.DEPARTMENT_HEAD,
    Role.LEGAL_REVIEWER,
    Role.PUBLISHER,
    Role.AUDITOR,
)


def has_part(user: Any) -> bool:
    """Whether somebody has a part in signing; administrators have."""
    if user.is_superuser:
        return True
    return Membership.objects.active().filter(user=user, role__in=READERS).exists()


def may_look(user: Any, target: Target) -> bool:
    """Whoever may edit it, and everybody with a part in signing."""
    return bool(user.is_superuser or may_submit(target, user) or has_part(user))


def may_read_trail(user: Any, target: Target | None) -> bool:
    """Whoever may look at the content; of what is gone, administrators and auditors."""
    if target is not None:
        return may_look(user, target)
    held = Membership.objects.active().filter(user=user, role=Role.AUDITOR)
    return bool(user.is_superuser or held.exists())

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


def may_look(user: Any, target: Target) -> bool:
    """Whoever may edit it, and everybody with a part in signing."""
    if user.is_superuser or may_submit(target, user):
        return True
    return Membership.objects.active().filter(user=user, role__in=READERS).exists()

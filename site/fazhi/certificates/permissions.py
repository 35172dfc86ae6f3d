"""Who sees which certificates, and who acts on them."""

from wagtail.permissions import register_permission_policy

from fazhi.certificates.models import Certificate
from fazhi.departments.models import Role
from fazhi.departments.policies import OwnDepartmentsPolicy

# Who writes for the department, and who answers for it.
VIEWERS = (Role.AUTHOR, Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.PUBLISHER)
# Who hands them out, and who answers for them: the others need no full names.
HANDLERS = (Role.AUTHOR, Role.DEPARTMENT_HEAD)


class CertificatePermissionPolicy(OwnDepartmentsPolicy):
    """Members see and handle what their departments issued. Nobody adds or deletes one by hand."""

    roles = {"view": VIEWERS, "change": HANDLERS}


def register() -> None:
    """Called once, when the apps are ready."""
    register_permission_policy(Certificate, CertificatePermissionPolicy(Certificate))

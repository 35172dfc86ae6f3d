"""What each role may do with certificates, beyond those of the own departments (`permissions`)."""

from fazhi.departments.grants import register_permissions
from fazhi.departments.models import Role


def register() -> None:
    """Called once, when the apps are ready."""
    register_permissions(Role.AUDITOR, {"certificates.view_certificate"})

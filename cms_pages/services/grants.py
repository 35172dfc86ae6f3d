"""What each role may do with the lists that guides rest on."""

from fazhi.departments.grants import register_permissions
from fazhi.departments.models import Role

MODELS = ("lifeevent", "plainword")


def register() -> None:
    """Called once, when the apps are ready. The publisher's office keeps both lists."""
    view = {f"services.view_{model}" for model in MODELS}
    keep = {
        f"services.{action}_{model}" for model in MODELS for action in ("add", "change", "delete")
    }
    register_permissions(Role.AUDITOR, view)
    register_permissions(Role.PUBLISHER, view | keep)

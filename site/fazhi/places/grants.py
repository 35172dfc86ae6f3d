"""What each role may do with places."""

from fazhi.departments.grants import register_permissions
from fazhi.departments.models import Role

MODELS = ("village", "gridcell", "venue", "counter")


def register() -> None:
    """Called once, when the apps are ready.

    The publisher's office keeps the register of places. An author needs no permission to keep the
    counters of the own departments up to date, see `permissions`.
    """
    view = {f"places.view_{model}" for model in MODELS}
    keep = {f"places.{action}_{model}" for model in MODELS for action in ("add", "change")}
    register_permissions(Role.AUDITOR, view)
    register_permissions(Role.PUBLISHER, view | keep)
    register_permissions(Role.AUTHOR, {"places.view_counter"})

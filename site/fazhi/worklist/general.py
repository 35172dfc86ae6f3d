"""The kind of tasks that no other room has a kind for."""

from django.utils.translation import gettext_lazy as _

from fazhi.worklist.kinds import register_kind

GENERAL = "general"


def register() -> None:
    """Called once, when the apps are ready."""
    register_kind(GENERAL, _("other work"))

"""What each role may do with the search."""

from fazhi.departments.grants import register_permissions
from fazhi.departments.models import Role

VIEW_LOG = "search.view_searchcount"
_KEPT = ("wordset", "stopphrase", "promotion")
_VIEW = {VIEW_LOG, *(f"search.view_{name}" for name in _KEPT)}


def register() -> None:
    """Called once, when the apps are ready.

    The judicial office keeps the words, since they lead to laws; whoever publishes pages may
    recommend them.
    """
    register_permissions(
        Role.LEGAL_REVIEWER,
        {
            *_VIEW,
            *(f"search.{act}_{name}" for name in _KEPT for act in ("add", "change", "delete")),
        },
    )
    register_permissions(
        Role.PUBLISHER,
        {*_VIEW, *(f"search.{act}_promotion" for act in ("add", "change", "delete"))},
    )
    register_permissions(Role.AUDITOR, _VIEW)

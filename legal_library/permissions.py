"""Who does what with imports, and what each role may do in the library."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from fazhi.departments.grants import register_permissions
from fazhi.departments.models import Role
from legal_library.models import ImportRun

IMPORT = "legal_library.import_lawversion"
_VIEW = {
    "legal_library.view_law",
    "legal_library.view_lawversion",
    "legal_library.view_articlenote",
    "legal_library.view_importrun",
}


class ImportRunPolicy(ModelPermissionPolicy):
    """Who may import laws uploads; only whoever uploaded a file confirms it."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action in {"add", "change", "view"} and user.has_perm(IMPORT):
            return True
        return bool(super().user_has_permission(user, action))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: ImportRun) -> bool:
        if action == "change" and instance.started_by_id != user.pk:
            return False
        return self.user_has_permission(user, action)


def register() -> None:
    """Called once, when the apps are ready.

    The judicial office keeps the library and verifies; whoever publishes may release, and so may a
    second person of the judicial office.
    """
    register_permission_policy(ImportRun, ImportRunPolicy(ImportRun))
    register_permissions(
        Role.LEGAL_REVIEWER,
        {
            *_VIEW,
            IMPORT,
            *(f"legal_library.{act}_law" for act in ("add", "change", "delete")),
            *(f"legal_library.{act}_lawversion" for act in ("change", "delete", "verify")),
            "legal_library.release_lawversion",
            *(f"legal_library.{act}_articlenote" for act in ("add", "change", "delete")),
            *(f"legal_library.{act}_theme" for act in ("add", "change", "delete", "view")),
        },
    )
    register_permissions(Role.PUBLISHER, {*_VIEW, "legal_library.release_lawversion"})
    register_permissions(Role.AUDITOR, _VIEW)

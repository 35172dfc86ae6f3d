"""What each role may do in the administration: one table, which rooms above extend."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from fazhi.accounts.models import MUST_HAVE_SECOND_FACTOR
from fazhi.departments.models import Role

# Wagtail has no permission to read pages. “bulk_delete” alone opens the explorer and the history of
# the site, and allows nothing: the pages themselves let no role delete a branch (cms_pages.kit).
READ_PAGES = "bulk_delete"


@dataclass
class Grants:
    """Permissions as ``app_label.codename``; pages by Wagtail's actions, below every home page."""

    permissions: set[str] = field(default_factory=lambda: {"wagtailadmin.access_admin"})
    pages: set[str] = field(default_factory=set)
    collections: set[str] = field(default_factory=set)


_CHOOSE = {"wagtailimages.choose_image", "wagtaildocs.choose_document"}
_UPLOAD = {"wagtailimages.add_image", "wagtaildocs.add_document"}
_SECOND_FACTOR = f"accounts.{MUST_HAVE_SECOND_FACTOR}"
_VIEW = {
    "departments.view_department",
    "departments.view_membership",
    "departments.view_lawresponsibility",
}
_ACCESS = "wagtailadmin.access_admin"

GRANTS: dict[Role, Grants] = {
    # “add” is Wagtail's word for making pages, images and documents and editing one's own.
    Role.AUTHOR: Grants(
        {_ACCESS, "wagtail_localize.submit_translation"},
        pages={"add", "change"},
        collections=_CHOOSE | _UPLOAD,
    ),
    Role.COPY_CHECKER: Grants(pages={"change"}, collections=set(_CHOOSE)),
    Role.SIGNATORY: Grants({_ACCESS, _SECOND_FACTOR}, pages={READ_PAGES}),
    Role.DEPARTMENT_HEAD: Grants({_ACCESS, _SECOND_FACTOR}, pages={READ_PAGES}),
    Role.LEGAL_REVIEWER: Grants({_ACCESS, _SECOND_FACTOR} | _VIEW, pages={READ_PAGES}),
    Role.PUBLISHER: Grants({_ACCESS, _SECOND_FACTOR}, pages={"publish", "lock", "unlock"}),
    Role.AUDITOR: Grants({_ACCESS} | _VIEW, pages={READ_PAGES}),
}


def register_permissions(
    role: Role,
    permissions: Iterable[str] = (),
    *,
    pages: Iterable[str] = (),
    collections: Iterable[str] = (),
) -> None:
    """Gives a role more, from a room above; called from ``AppConfig.ready``.

    ``provision_roles`` writes it to the database; a name that does not exist is reported there.
    """
    grants = GRANTS.setdefault(role, Grants())
    grants.permissions.update(permissions)
    grants.pages.update(pages)
    grants.collections.update(collections)

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin import wagtail_hooks as _registered  # noqa: F401 - what is removed below
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction, UnpublishBulkAction

from fazhi.signoff.admin import urls
from fazhi.signoff.admin.dashboard import SignOffPanel
from fazhi.signoff.admin.seeing import has_part
from fazhi.signoff.admin.viewsets import ListedWordViewSet, SectionRulesViewSet

# Many at once are neither signed nor withdrawn. Raises ValueError when Wagtail no longer registers
# them, so that an upgrade is noticed.
for _action in (PublishBulkAction, UnpublishBulkAction):
    hooks._hooks["register_bulk_action"].remove((_action, 0))

# Wagtail's own lists of what awaits moderation know nothing of departments.
REPLACED = {"WorkflowObjectsToModeratePanel", "UserObjectsInWorkflowModerationPanel"}


@hooks.register("register_admin_urls")
def signoff_urls() -> list[URLPattern]:
    """The screens of sign-off."""
    return [path("signoff/", include(urls, namespace="signoff"))]  # type: ignore[list-item]


@hooks.register("register_admin_viewset")
def rules() -> SectionRulesViewSet:
    """Among the settings."""
    return SectionRulesViewSet()


@hooks.register("register_admin_viewset")
def listed_words() -> ListedWordViewSet:
    """Among the settings."""
    return ListedWordViewSet()


@hooks.register("register_admin_menu_item")
def signoff_menu() -> MenuItem:
    """In the main menu, for everybody of the administration."""
    return MenuItem(
        gettext_lazy("Sign-off"),
        reverse("signoff:index"),
        name="signoff",
        icon_name="check",
        order=90,
    )


class LedgerMenuItem(MenuItem):
    """The ledger, for whoever has a part in signing."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_part(request.user)


@hooks.register("register_reports_menu_item")
def ledger() -> MenuItem:
    """Among the reports."""
    return LedgerMenuItem(
        gettext_lazy("Ledger of sign-off"),
        reverse("signoff:ledger"),
        name="signoff-ledger",
        icon_name="list-ol",
        order=40,
    )


@hooks.register("construct_homepage_panels")
def waiting(request: HttpRequest, panels: list[Component]) -> None:
    """What waits for a signature stands first, instead of Wagtail's lists of its moderation."""
    panels[:] = [panel for panel in panels if type(panel).__name__ not in REPLACED]
    panels.append(SignOffPanel())


@hooks.register("construct_settings_menu")
def without_workflows(request: HttpRequest, items: list[Any]) -> None:
    """The steps of sign-off are not to be rearranged by hand."""
    items[:] = [item for item in items if item.name not in {"workflows", "workflow-tasks"}]

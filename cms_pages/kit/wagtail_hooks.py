from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms_pages.kit import translating, views
from cms_pages.kit.addresses import is_free_address
from cms_pages.kit.forms import TAKEN
from cms_pages.kit.review_report import ANY_RIGHT, PagesDueForReview
from cms_pages.kit.submitting import (
    TOWARDS_READERS,
    ReviewMenuItem,
    SignOffMenuItem,
    WithdrawMenuItem,
)
from cms_pages.kit.viewsets import BasePageViewSet


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Where the page editor asks for a slug, and the report of pages due for review."""
    report = "reports/due-for-review/"
    return [
        path(
            "kit/translation/<int:page_id>/",
            translating.submit_translation,
            name="kit_submit_translation",
        ),
        path("kit/slug/", views.slug, name="kit_slug"),
        path(report, PagesDueForReview.as_view(), name="kit_due_for_review"),
        path(
            f"{report}results/",
            PagesDueForReview.as_view(results_only=True),
            name="kit_due_for_review_results",
        ),
    ]


@hooks.register("register_admin_viewset")
def page_screens() -> ViewSet:
    """How a page begins, and how it is submitted."""
    return BasePageViewSet()


class ReportMenuItem(MenuItem):
    """The report, for whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(request.user, ANY_RIGHT))


@hooks.register("register_reports_menu_item")
def review_report() -> MenuItem:
    """Among the reports."""
    return ReportMenuItem(
        _("Pages due for review"),
        reverse("kit_due_for_review"),
        name="due-for-review",
        icon_name="calendar-check",
        order=50,
    )


@hooks.register("before_move_page")
def refuse_a_place_where_the_page_would_not_be_seen(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """A move keeps the slug, which something else may own at the new place."""
    if is_free_address(page.slug, destination):
        return None
    messages.error(request, TAKEN % {"slug": page.slug})
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("construct_page_action_menu")
def submission_instead_of_publishing(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """The button that leads to sign-off, and none of Wagtail's that would do something else."""
    items[:] = [item for item in items if item.name not in TOWARDS_READERS]
    ours = (SignOffMenuItem(order=10), ReviewMenuItem(order=190), WithdrawMenuItem(order=200))
    items += [item for item in ours if item.is_shown(context)]

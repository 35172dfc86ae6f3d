from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms_pages.kit.review_report import ANY_RIGHT
from cms_pages.services.admin.report import GuideCompleteness
from cms_pages.services.admin.viewsets import LifeEventViewSet, PlainWordViewSet
from cms_pages.services.exchange.hooks import admin_urls as exchange_urls
from cms_pages.services.exchange.hooks import exchange_buttons


@hooks.register("register_admin_viewset")
def lists() -> list[ViewSet]:
    """Moments of life and official words, in the settings."""
    return [LifeEventViewSet(), PlainWordViewSet()]


hooks.register("register_page_header_buttons", exchange_buttons)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    """The report on completeness, and where guides are imported and downloaded."""
    report = "reports/guides/"
    return [
        *exchange_urls(),
        path(report, GuideCompleteness.as_view(), name="services_completeness"),
        path(
            f"{report}results/",
            GuideCompleteness.as_view(results_only=True),
            name="services_completeness_results",
        ),
    ]


class ReportMenuItem(MenuItem):
    """The report, for whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(request.user, ANY_RIGHT))


@hooks.register("register_reports_menu_item")
def completeness_report() -> MenuItem:
    """Among the reports."""
    return ReportMenuItem(
        _("Completeness of service guides"),
        reverse("services_completeness"),
        name="guide-completeness",
        icon_name="tasks",
        order=60,
    )

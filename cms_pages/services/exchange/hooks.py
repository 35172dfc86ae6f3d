"""What the administration is told of the exchange of guides; wired where the room's other hooks are."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _

from wagtail.admin.widgets.button import Button

from cms_pages.services.exchange.views import GuideImportView, drafts, may_exchange
from cms_pages.services.models import GuidesPage


def admin_urls() -> list[URLPattern | URLResolver]:
    """For the hook ``register_admin_urls``."""
    patterns = [
        path("<int:page_id>/import/", GuideImportView.as_view(), name="import"),
        path("<int:page_id>/guides.<slug:kind>", drafts, name="drafts"),
    ]
    return [path("services/exchange/", include((patterns, "services_exchange")))]


def exchange_buttons(page: Any, user: Any, *args: Any, **kwargs: Any) -> Iterator[Button]:
    """For the hook ``register_page_header_buttons``: on a page of guides, for who may add guides there."""
    if not isinstance(page, GuidesPage) or not may_exchange(user, page):
        return
    url = reverse("services_exchange:import", args=[page.pk])
    yield Button(_("Import guides"), url, icon_name="upload", priority=80)
    url = reverse("services_exchange:drafts", args=[page.pk, "xlsx"])
    yield Button(_("Download all guides, drafts as well"), url, icon_name="download", priority=81)

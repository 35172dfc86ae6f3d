"""The site map for machines: pages, views that menus can lead to, villages and the like."""

import datetime as dt
from collections import defaultdict
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Q, QuerySet
from django.urls import reverse

from wagtail.models import Page, Site

from fazhi.links.models import PermanentlyLinked
from fazhi.links.public_pages import rows_with_public_pages
from fazhi.navigation.destinations import registered_destinations
from fazhi.navigation.frame import current_frame


class _AtPublicAddress(Sitemap):
    """Names the public address, whichever host was asked."""

    def get_domain(self, site: Any = None) -> str:
        domain: str = super().get_domain(site)
        return urlsplit(settings.PUBLIC_ORIGIN).netloc or domain

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.PUBLIC_ORIGIN).scheme or super().get_protocol(protocol)


class PageSitemap(_AtPublicAddress):
    """The public pages below the home pages of all languages; of aliases only the original."""

    def items(self) -> QuerySet[Page]:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            return Page.objects.none()
        homes = site.root_page.get_translations(inclusive=True).live()
        below = Q(pk__in=[])
        for path in homes.values_list("path", flat=True):
            below |= Q(path__startswith=path)
        pages = Page.objects.filter(below, alias_of=None).live().public()
        return pages.select_related("locale").order_by("path")

    def location(self, item: Page) -> str:
        return item.get_url() or ""

    def lastmod(self, item: Page) -> dt.datetime | None:
        changed: dt.datetime | None = item.last_published_at
        return changed

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """The addresses, each with those of the same page in every language that has it."""
        urls: list[dict[str, Any]] = super().get_urls(*args, **kwargs)
        found: dict[Any, list[dict[str, str]]] = defaultdict(list)
        for url in urls:
            page = url["item"]
            found[page.translation_key].append(
                {"location": url["location"], "lang_code": page.locale.language_code}
            )
        for url in urls:
            alternates = found[url["item"].translation_key]
            url["alternates"] = alternates if len(alternates) > 1 else []
        return urls


class _InEveryLanguage(_AtPublicAddress):
    """What exists in each language that the site has a home page in."""

    i18n = True

    def __init__(self) -> None:
        self.codes = current_frame().language_codes
        self.alternates = len(self.codes) > 1

    def get_languages_for_item(self, item: Any) -> list[str]:
        return self.codes


class ViewSitemap(_InEveryLanguage):
    """The registered views that there is something on."""

    def items(self) -> list[str]:
        return [d.name for d in registered_destinations() if d.url()]

    def location(self, item: str) -> str:
        return reverse(item)


class RowSitemap(_InEveryLanguage):
    """Villages, venues, departments: what rooms register. No row knows when it was changed."""

    def items(self) -> list[PermanentlyLinked]:
        return rows_with_public_pages()


SITEMAPS = {"pages": PageSitemap, "views": ViewSitemap, "rows": RowSitemap}

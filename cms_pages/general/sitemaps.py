"""The site map for machines: public pages of all languages, and the views that menus can lead to."""

import datetime as dt

from django.contrib.sitemaps import Sitemap
from django.db.models import Q, QuerySet
from django.utils.translation import override

from wagtail.models import Page, Site

from fazhi.navigation.destinations import registered_destinations
from fazhi.navigation.frame import current_frame


class PageSitemap(Sitemap):
    """The public pages below the home pages of all languages."""

    def items(self) -> QuerySet[Page]:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            return Page.objects.none()
        homes = site.root_page.get_translations(inclusive=True).live()
        below = Q(pk__in=[])
        for path in homes.values_list("path", flat=True):
            below |= Q(path__startswith=path)
        return Page.objects.filter(below).live().public().order_by("path")

    def location(self, item: Page) -> str:
        return item.get_url() or ""

    def lastmod(self, item: Page) -> dt.datetime | None:
        changed: dt.datetime | None = item.last_published_at
        return changed


class ViewSitemap(Sitemap):
    """Addresses of registered views in each language of the site."""

    def items(self) -> list[str]:
        urls = []
        for language in current_frame().languages:
            with override(language.code):
                urls += [url for d in registered_destinations() if (url := d.url())]
        return list(dict.fromkeys(urls))

    def location(self, item: str) -> str:
        return item


SITEMAPS = {"pages": PageSitemap, "views": ViewSitemap}

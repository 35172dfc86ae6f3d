"""The site record, by which Wagtail knows where the page tree is served."""

from urllib.parse import urlsplit

from django.conf import settings

from wagtail.models import Page, Site

DEFAULT_PORTS = {"http": 80, "https": 443}


def make_site(home: Page, name: str) -> Site:
    """The default site with ``home`` as its first page, at the public address of the settings."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return Site.objects.create(
        hostname=address.hostname or "localhost",
        port=address.port or DEFAULT_PORTS.get(address.scheme, 80),
        root_page=home,
        is_default_site=True,
        site_name=name,
    )

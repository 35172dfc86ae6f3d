"""Pages about the site that are no rows of the page tree."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wagtail.models import Site

from cms_pages.general.site_map import site_map
from fazhi.navigation.destinations import registered_destinations
from fazhi.navigation.frame import MenuLink
from fazhi.origin import public_address


@require_safe
def site_map_page(request: HttpRequest) -> HttpResponse:
    """The site map for people; 404 while the site has no pages."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    context = {"branches": site_map(site), "views": _other_views(request.path)}
    return render(request, "general/site_map.html", context)


def _other_views(here: str) -> list[MenuLink]:
    found = ((d.url(), str(d.label)) for d in registered_destinations())
    return [MenuLink(url, label) for url, label in found if url and url != here]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Where the machine-readable site map is. The administration is not named to strangers."""
    lines = (
        "User-agent: *",
        f"Disallow: {reverse('account_login')}",
        f"Sitemap: {public_address(reverse('sitemap'), request)}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

"""The list of guides, as somebody has narrowed it, to take along: XLSX, CSV, JSON."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms_pages.services.exchange.exporting import export
from cms_pages.services.models import GuidesPage
from cms_pages.services.reading.guides import GuideList
from search.page.throttling import Limit, throttled

FILES = Limit("guides", 6)  # of one address: three thousand guides take seconds


def _busy(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


@require_safe
@throttled(FILES, _busy)
def guide_list(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """What the page of a permanent id lists with the same parameters; 404 for what is not public."""
    page = GuidesPage.objects.live().filter(public_id=code).first()
    if page is None or page.public_url(request) is None or page.get_view_restrictions().exists():
        raise Http404
    return export(request, GuideList(page, request).matching, kind)

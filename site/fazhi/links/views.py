from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fazhi.documents.names import disposition
from fazhi.links.kept import kept_query
from fazhi.links.models import Link, PermanentlyLinked
from fazhi.links.qr import qr_code

CONTENT_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@require_safe
@never_cache
def short(request: HttpRequest, code: str) -> HttpResponse:
    """Leads to wherever the target is now; 410 with its name when it is gone."""
    link = _find(code)
    target = link.current_target()
    if target is None:
        return render(request, "links/gone.html", {"link": link}, status=410)
    url = target.public_url(request) if isinstance(target, PermanentlyLinked) else None
    if url is None:
        raise Http404
    return HttpResponseRedirect(f"{url}{kept_query(target, request)}")


@require_safe
def qr(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The QR code of a short link: shown, and saved under the name of what it leads to."""
    link = _find(code)
    kept = kept_query(link.current_target(), request) if request.GET else ""
    return HttpResponse(
        qr_code(link, request, kind, kept),
        content_type=CONTENT_TYPES[kind],
        headers={"Content-Disposition": disposition(str(link), link.code, kind)},
    )


def _find(code: str) -> Link:
    link = Link.objects.find(code)
    if link is None:
        raise Http404
    return link

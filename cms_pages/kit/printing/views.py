"""PDF and posters, made when asked for; the proxy in front keeps them as long as pages."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe

from cms_pages.kit.models import BasePage
from cms_pages.kit.printing.pages import page_document
from cms_pages.kit.printing.posters import poster
from cms_pages.kit.printing.targets import find_public
from fazhi.documents.description import Document, Paper, Poster
from fazhi.documents.names import disposition
from fazhi.documents.typesetting import PDF, Busy, digest_source, typeset
from fazhi.links.models import Link

CACHE_SECONDS = 10  # what is taken off is gone as soon
RETRY_SECONDS = 10


@require_safe
def page_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """A public page of the tree as PDF, in its own language."""
    link, page = find_public(code, request)
    if not isinstance(page, BasePage):
        raise Http404
    with override(page.locale.language_code):
        return _answer(request, page_document(page, link, request), link)


@require_safe
def poster_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """A poster with the QR code of anything public; ``?paper=a3`` for the larger sheet."""
    link, target = find_public(code, request)
    paper: Paper = "a3" if request.GET.get("paper") == "a3" else "a4"
    if not isinstance(target, BasePage):
        return _answer(request, poster(target, link, request, paper), link)
    with override(target.locale.language_code):
        return _answer(request, poster(target, link, request, paper), link)


def _answer(request: HttpRequest, described: Document | Poster, link: Link) -> HttpResponse:
    tag = f'"{hashlib.sha256(digest_source(described)).hexdigest()[:32]}"'
    unchanged = get_conditional_response(request, etag=tag)
    if unchanged is not None:
        unchanged["ETag"] = tag
        return unchanged
    try:
        made = typeset(described)
    except Busy:
        return _busy(request)
    name = disposition(described.title, link.code, "pdf")
    headers = {"Content-Disposition": name, "ETag": tag, "Content-Language": described.language}
    response = HttpResponse(made, content_type=PDF, headers=headers)
    patch_cache_control(response, public=True, max_age=CACHE_SECONDS)
    return response


def _busy(request: HttpRequest) -> HttpResponse:
    response = render(request, "kit/printing/busy.html", status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    patch_cache_control(response, no_store=True)
    return response

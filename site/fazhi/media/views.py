"""Handing out files. Private ones pass Wagtail's question for permission first."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_from_folder

from wagtail.documents.views.serve import serve as serve_after_asking
from wagtail.images.views.serve import ServeView

from fazhi.media.models import CustomDocument, CustomImage, Film, PicturedPeople
from fazhi.media.ranges import partial

# A file is no page: nothing in it may run, load or send anything, even when it is opened alone.
# Browsers show PDF with a program of their own, which does not start in a sandbox.
FILE_POLICY = "default-src 'none'; frame-ancestors 'self'"
SANDBOX = "; sandbox"
YEAR = 365 * 24 * 60 * 60


@require_safe
def document(request: HttpRequest, document_id: int, filename: str) -> HttpResponseBase:
    """The document, if ``filename`` is its name and the visitor may see its collection."""
    found: CustomDocument = get_object_or_404(
        CustomDocument.objects.select_related("collection"), pk=document_id
    )
    response: HttpResponseBase = serve_after_asking(request, document_id, filename)
    if found.collection.get_view_restrictions().exists():
        add_never_cache_headers(response)
    else:
        patch_cache_control(response, no_cache=True)
    if response.has_header("Content-Disposition"):
        del response["Content-Encoding"]
        response["Content-Disposition"] = found.content_disposition
        response["Content-Security-Policy"] = FILE_POLICY + (
            "" if found.is_shown_inline else SANDBOX
        )
    return response


@require_safe
def captions(request: HttpRequest, film_id: int) -> HttpResponseBase:
    """The captions of a film, as players take them: with their type, from this host."""
    film = get_object_or_404(
        Film.objects.exclude(captions="").exclude(pictured_people_consent=PicturedPeople.REVOKED),
        pk=film_id,
    )
    try:
        file = film.captions.open("rb")
    except OSError:  # the row outlived its file
        raise Http404 from None
    response = FileResponse(file, content_type="text/vtt; charset=utf-8")
    response["Content-Security-Policy"] = FILE_POLICY + SANDBOX
    patch_cache_control(response, no_cache=True)
    return response


class SignedPicture(ServeView):
    """A size of a picture at an address that an editor signed, while its people agree."""

    model = CustomImage.objects.exclude(pictured_people_consent=PicturedPeople.REVOKED)


@require_safe
def public_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A size of a picture or a film, embedded installations only; its address changes with it."""
    try:
        response = serve_from_folder(request, path, document_root=str(settings.MEDIA_ROOT))
    except OSError:  # a name too long for the disk
        raise Http404 from None
    response["Content-Security-Policy"] = FILE_POLICY + SANDBOX
    patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return partial(request, response)

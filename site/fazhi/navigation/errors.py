"""Pages for what went wrong, in the look of the site."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.cache import never_cache

from wagtail.models import Site

from fazhi.navigation.languages import page_in_all_languages

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# Crawlers ask again after an hour; a person loads the page again at once.
RETRY_SECONDS = 3600


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with a way on; 503 for every address of an installation without a town."""
    if not Site.objects.exists():
        return not_set_up(request)
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: signed in, but without the right."""
    return render(request, "403.html", status=403)


@never_cache
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from a page of this site, or came too late."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for too large a form, which Django does not tell apart.

    The host name itself may be what is wrong, so that nothing is built from it.
    """
    if isinstance(exception, TOO_LARGE):
        return HttpResponse(too_large_page(), status=413)
    return HttpResponse(loader.render_to_string("400.html"), status=400)


def too_large_page() -> str:
    """413 says how much is too much, and that nothing was kept."""
    return page_in_all_languages(
        "413.html",
        file_bytes=settings.UPLOAD_MAX_BYTES,
        text_bytes=settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        fields=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without the database and without anything that may have just failed."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)


@never_cache
def not_set_up(request: HttpRequest) -> HttpResponse:
    """What a visitor sees between installation and `load_demo` or `init_town`."""
    page = loader.render_to_string("not_set_up.html")
    return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_SECONDS)})

"""What somebody of the administration sees when a way leads to publishing unsigned content."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from wagtail.admin.utils import get_valid_next_url_from_request

from fazhi.signoff.errors import NotSigned, Refused


class RefusalMiddleware:
    """Turns `NotSigned` and `Refused` that reach the top into a message, and goes back.

    Libraries publish from where no form could say it, wagtail-localize after its commit. What was
    saved before stays saved; nothing became public.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The message, for those two errors only."""
        if not isinstance(error, NotSigned | Refused):
            return None
        messages.error(request, " ".join(error.messages))
        back = get_valid_next_url_from_request(request) or self._came_from(request)
        return HttpResponseRedirect(back or reverse("wagtailadmin_home"))

    @staticmethod
    def _came_from(request: HttpRequest) -> str:
        """The page of this site that the request came from, unless it is what was asked."""
        referer = request.headers.get("referer", "")
        origin = f"{request.scheme}://{request.get_host()}"
        path = referer.removeprefix(origin)
        return path if referer.startswith(f"{origin}/") and path != request.path else ""

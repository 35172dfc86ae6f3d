"""What every answer of the API has in common: only reading, how often, how long it may be kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import conditional_page

from cms_pages.services.api.errors import not_allowed, not_there, too_often
from search.page.throttling import Limit, throttled

View = Callable[..., HttpResponseBase]
REQUESTS = Limit("api", 60)
KEPT = "public, max-age=60"  # seconds; whether a window is open changes by the minute


def public_json(view: View) -> View:
    """For a view: HEAD as GET, nothing else, at most `REQUESTS`, with an ETag, and 404 as JSON."""
    answered = throttled(REQUESTS, too_often)(conditional_page(_answered(view)))

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return not_allowed()
        asked, request.method = request.method, "GET"
        try:
            response: HttpResponseBase = answered(request, *args, **kwargs)
        finally:
            request.method = asked
        return response

    return guarded


def _answered(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = not_there()
        response["Cache-Control"] = KEPT if response.status_code == 200 else "no-store"
        return response

    return answered

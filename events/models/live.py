"""Pages with facts that change at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


class LiveFacts:
    """A page that no cache keeps, so that a cancellation is seen by whoever asks next."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, to be asked for anew each time."""
        response: HttpResponse = super().serve(request, *args, **kwargs)  # type: ignore[misc]
        add_never_cache_headers(response)
        return response

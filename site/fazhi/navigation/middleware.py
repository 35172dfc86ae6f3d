"""The language of a page is part of its address, and of nothing else."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from fazhi.navigation.errors import not_found
from fazhi.navigation.frame import current_frame, one_request
from fazhi.navigation.languages import language_of_path


class LanguageFromPathMiddleware:
    """Activates the language of the path: Chinese unless it begins with another language's code.

    Django's own middleware also asks cookies and headers and says so in ``Vary``, so that a cache
    keeps a copy for each browser's list of languages. A language without a public home page does
    not exist for readers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        prefixed = language_of_path(request.path_info)
        with one_request(), translation.override(prefixed or settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            if prefixed and prefixed not in current_frame().language_codes:
                with translation.override(settings.LANGUAGE_CODE):
                    return not_found(request, Http404())
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response

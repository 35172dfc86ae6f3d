"""What a client sent wrong is the client's error: said in words, never a 500."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.core.handlers.exception import get_exception_response
from django.core.signing import BadSignature
from django.db import DataError
from django.db.models.deletion import ProtectedError, RestrictedError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import get_resolver
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _

from wagtail.models import Page

import structlog

LISTED = 5
UNUSABLE = (MultiValueDictKeyError, DataError, OverflowError)
NO_NUMBER = "expected a number but got"  # what Django says of a key such as "abc"
# What the forms of these views always send, and the views do not look for.
NEEDED = {
    "wagtailadmin_choose_page_external_link": "external-link-chooser-url",
    "wagtailredirects:process_import": "import_file_name",
}
# What Wagtail does to a page without asking whether it is the root, which is none.
NOT_FOR_THE_ROOT = {
    "wagtailadmin_pages:lock": "page_id",
    "wagtailadmin_pages:unlock": "page_id",
    "wagtailadmin_pages:set_page_position": "page_to_move_id",
    "wagtailadmin_pages:move_confirm": "page_to_move_id",
}
ALWAYS_FAILS = "wagtailadmin_error_test"
CHOOSERS = "wagtailadmin_choose_page"  # they make addresses of the number that is sent

logger = structlog.stdlib.get_logger(__name__)


class ClientErrorsMiddleware:
    """Answers what views of libraries let through.

    A form that lacks a part that its page always sends gets a 400, and so does a value that no
    column can hold, such as a NUL, a number of forty digits or a key that is no number. Deleting
    something that other things need goes back to the page, which then names them; nothing has been
    deleted. So does what a rule of ours refuses after the library has looked at the form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> None:
        """Raises Http404 or BadRequest for what can only fail."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == ALWAYS_FAILS:
            raise Http404
        if name.startswith(CHOOSERS) and not (request.GET.get("parent_page_id") or "0").isdecimal():
            raise BadRequest("parent_page_id is no number")
        if name in NOT_FOR_THE_ROOT:
            root = Page.objects.filter(depth=1, pk=kwargs[NOT_FOR_THE_ROOT[name]])
            if root.exists():
                raise Http404

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if is_of_the_client(request, error):
            logger.warning("unusable value", path=request.path, exc_info=error)
            return get_exception_response(request, get_resolver(), 400, error)
        if isinstance(error, ProtectedError | RestrictedError) and request.method == "POST":
            messages.error(request, needed_by(error))
            return HttpResponseRedirect(request.get_full_path())
        if isinstance(error, ValidationError) and request.method == "POST":
            logger.warning("refused late", path=request.path, exc_info=error)
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(request.get_full_path())
        return None


def is_of_the_client(request: HttpRequest, error: Exception) -> bool:
    """Whether what was sent caused the error."""
    if isinstance(error, UNUSABLE) or isinstance(error.__context__, BadSignature):
        return True
    if isinstance(error, ValueError):
        return NO_NUMBER in str(error)
    name = request.resolver_match.view_name if request.resolver_match else ""
    return request.method == "POST" and name in NEEDED and NEEDED[name] not in request.POST


def needed_by(error: ProtectedError | RestrictedError) -> str:
    """Says what stands in the way of deleting."""
    needing = (
        error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    )
    named = sorted({str(thing) for thing in needing})
    more = _(" and %s more") % (len(named) - LISTED) if len(named) > LISTED else ""
    return _("This cannot be deleted, because it is needed by: %(things)s%(more)s.") % {
        "things": "、".join(named[:LISTED]),
        "more": more,
    }

"""Forms that anybody may send from a page that caches keep.

Django's CSRF token sets a cookie and differs for each visitor, so that no cache could keep a page
with such a form. A form that acts for nobody in particular needs no token: it is enough that the
browser says where it was sent from. Source: Fetch Metadata Request Headers (W3C), ``Sec-Fetch-Site``;
RFC 6454, section 7 (``Origin``).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from fazhi.origin import public_origin

View = Callable[..., HttpResponseBase]
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def is_from_this_site(request: HttpRequest) -> bool:
    """Whether no other site's page sent the request.

    A request that says nothing about its origin is no browser's of the last years; it has no
    visitor's cookies that another site could make use of.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc in {request.get_host(), urlsplit(public_origin(request)).netloc}


def anonymous_post(view: View) -> View:
    """For a view that acts for nobody who is signed in: no token, and no other site's page.

    Raises `PermissionDenied` in its place. The view must not look at who is signed in.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in UNSAFE and not is_from_this_site(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded

"""The gate of the administration: who has no right to enter, or no second factor yet."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from fazhi.accounts import second_factor
from fazhi.accounts.models import User

# Wagtail asks for no right to enter here either.
OPEN = frozenset(
    {
        "wagtailadmin_login",
        "wagtailadmin_password_reset",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
    }
)


class AdminGateMiddleware:
    """Answers for the administration before its views do; who is not signed in passes to them.

    Wagtail sends a person without the right to enter back to the sign-in page, and that page sends
    whoever is signed in on to the administration: a circle without the page shown here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Stops the request with an answer, or lets it pass with ``None``."""
        match = request.resolver_match
        if match is None or not match.route.startswith(f"{settings.ADMIN_PATH}/"):
            return None
        user = request.user
        if match.view_name in OPEN or not isinstance(user, User):
            return None
        by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
        if not user.has_perm("wagtailadmin.access_admin"):
            if by_script:
                raise PermissionDenied
            return render(request, "account/no_admin_access.html", status=403)
        if match.view_name == "wagtailadmin_logout":
            return None
        if second_factor.must_have(user) and not second_factor.has(user):
            if by_script:
                raise PermissionDenied
            query = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('mfa_index')}?{query}")
        return None

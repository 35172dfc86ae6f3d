"""Every other door to sign in by leads to the one that counts failures and asks for a second factor.

Wagtail brings sign-in pages of its own, one for its administration and one for private pages. They
check a password and nothing else, so their addresses answer with a redirect.
"""

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import LogoutView

from fazhi.accounts.users.panels import AccountView


@never_cache
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Redirects to the sign-in page and keeps a safe ``next``."""
    return _to("account_login", request)


@never_cache
def to_password_reset(request: HttpRequest) -> HttpResponse:
    """Redirects to the page that mails a link to set a new password."""
    return _to("account_reset_password", request)


def _to(name: str, request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    safe = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    query = f"?{urlencode({REDIRECT_FIELD_NAME: wanted})}" if safe else ""
    return HttpResponseRedirect(reverse(name) + query)


# Placed before the patterns of `wagtail.admin.urls` and `wagtail.urls`, whose names they share.
admin_urlpatterns = [
    path("login/", to_sign_in, name="wagtailadmin_login"),
    # Wagtail's own drops the session even for a GET, which any picture on a page could ask for.
    path("logout/", require_POST(LogoutView.as_view()), name="wagtailadmin_logout"),
    path("password_reset/", to_password_reset, name="wagtailadmin_password_reset"),
    path(
        "account/",
        never_cache(require_admin_access(AccountView.as_view())),
        name="wagtailadmin_account",
    ),
]
site_urlpatterns = [path("_util/login/", to_sign_in, name="wagtailcore_login")]

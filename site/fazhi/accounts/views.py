"""Pages about one's own account that allauth has no counterpart of."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import TemplateView

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base.views import IndexView

from fazhi.accounts import second_factor
from fazhi.accounts.models import User

RETRY_SECONDS = 300  # the "few minutes" of the page


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429 of allauth's rate limits, which says when to come back."""
    page = render(request, "429.html", status=429)
    page["Retry-After"] = str(RETRY_SECONDS)
    return page


class AccountHomeView(LoginRequiredMixin, TemplateView):
    """Who is signed in and what can be done about it."""

    template_name = "account/home.html"


class SecondFactorView(IndexView):
    """All about the second factor, and why somebody has been sent here."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        assert isinstance(user, User)  # noqa: S101 - the inherited view asks to sign in
        has_factor = second_factor.has(user)
        return {
            **context,
            "has_factor": has_factor,
            "must_set_up": not has_factor and second_factor.must_have(user),
            "next_url": get_next_redirect_url(self.request),
        }

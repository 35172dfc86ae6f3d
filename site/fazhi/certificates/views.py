"""The public side: is this certificate genuine, and is it valid? Nobody is signed in here."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fazhi.allowances.spending import TooMany
from fazhi.certificates import verifying
from fazhi.certificates.forms import CheckForm
from fazhi.origin import public_origin

View = Callable[..., HttpResponse]


def _for_nobody_else(view: View) -> View:
    """No cache keeps the answer, and of what was asked no search engine; who guesses has to wait."""

    @require_safe
    @never_cache
    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except TooMany as error:
            context = {"until": error.until}
            response = render(request, "certificates/too_many.html", context, status=429)
            response["Retry-After"] = str(error.seconds)
        if kwargs or request.GET:
            response["X-Robots-Tag"] = "noindex"
        return response

    return answering


@_for_nobody_else
def index(request: HttpRequest) -> HttpResponse:
    """Asks for number and check code, and leads to the certificate's page."""
    form = CheckForm(request.GET if request.GET.keys() & {"number", "code"} else None)
    if form.is_valid():
        data = form.cleaned_data
        found = verifying.by_number(request, data["number"], data["code"])
        if found is not None:
            return HttpResponseRedirect(reverse("certificates:status", args=[found.code]))
        form.add_unknown()
        return _ask(request, form, status=404)
    return _ask(request, form)


@_for_nobody_else
def status(request: HttpRequest, code: str) -> HttpResponse:
    """What a certificate says, masked, and what it is worth today."""
    found = verifying.by_address(request, code)
    if found is None:
        return _ask(request, CheckForm(), status=404, is_unknown=True)
    context = {"found": found, "certificate": found.certificate, "domain": _domain(request)}
    return render(request, "certificates/status.html", context)


def _ask(request: HttpRequest, form: CheckForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "domain": _domain(request), **more}
    return render(request, "certificates/index.html", context, status=status)


def _domain(request: HttpRequest) -> str:
    """Where this page must be for what it says to be true."""
    return urlsplit(public_origin(request)).netloc

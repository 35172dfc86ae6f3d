"""What the public sees of sign-offs: each record of what is or was public, without the person."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fazhi.signoff.standing import check


@require_safe
def record(request: HttpRequest, number: int) -> HttpResponse:
    """A record and what checking it shows, reckoned at each visit; no search engine keeps it."""
    found = check(number, request)
    if found is None:
        raise Http404
    response = render(request, "signoff/record.html", {"found": found, "record": found.record})
    response["X-Robots-Tag"] = "noindex"
    return response

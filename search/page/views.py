"""Public pages of the search."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from fazhi.navigation.destinations import find_destination
from fazhi.same_origin import anonymous_post
from search.counting import log
from search.finding import facets as facetting
from search.page.asking import LONGEST, MOST_DIGITS, Asked
from search.page.feed import SearchFeed
from search.page.results import Results
from search.page.throttling import OPENED, SEARCHES, SUGGESTIONS, throttled
from search.registry import kind_labels
from search.understanding.suggesting import Suggested, suggest

LONGEST_BEGINNING = 50  # characters of what is typed, to suggest by
TEN_SECONDS = "max-age=10"


def too_often(request: HttpRequest) -> HttpResponse:
    """The page for whoever asks faster than a person can read."""
    return render(request, "search/too_often.html")


@require_safe
@throttled(SEARCHES, too_often)
def index(request: HttpRequest) -> HttpResponse:
    """The box, and what was found for what somebody typed."""
    asked = asked_by(request)
    context: dict[str, Any] = {"asked": asked, "departments_url": _destination("departments:index")}
    if asked.words:
        results = Results(asked)
        context["results"] = results
        if asked.page == 1 and request.method == "GET":
            found = results.found
            log.record(asked.words, asked.filters.language, found.total, is_exact=found.is_exact)
    return render(request, "search/index.html", context)


def asked_by(request: HttpRequest) -> Asked:
    """The search that an address asks for."""
    shelves = facetting.shelves.all().values()
    return Asked.read(request.GET, get_language() or "", shelves)


def _destination(name: str) -> str:
    found = find_destination(name)
    return (found.url() if found else None) or ""


@require_POST
@anonymous_post
@throttled(OPENED, lambda request: HttpResponse())
def opened(request: HttpRequest) -> HttpResponse:
    """Counts that a hit of a search was opened: which one, and not by whom."""
    rank = request.POST.get("rank", "")
    if rank.isascii() and rank.isdigit() and len(rank) <= MOST_DIGITS:
        log.clicked(request.POST.get("q", "")[:LONGEST], get_language() or "", int(rank))
    return HttpResponse(status=204)


@require_safe
@throttled(SUGGESTIONS, lambda request: JsonResponse({"suggestions": []}))
def suggestions(request: HttpRequest) -> HttpResponse:
    """What begins as somebody types, as JSON."""
    typed = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST_BEGINNING]
    found = suggest(typed, get_language() or "") if typed else []
    response = JsonResponse({"suggestions": [_suggestion(one) for one in found]})
    response["Cache-Control"] = TEN_SECONDS
    return response


def _suggestion(one: Suggested) -> dict[str, str]:
    kind = kind_labels().get(one.kind, "")
    return {"text": one.text, "url": one.url, "kind": capfirst(str(kind))}


@require_safe
@throttled(SEARCHES, too_often)
def atom(request: HttpRequest) -> HttpResponse:
    """The feed of a search."""
    return SearchFeed()(request)


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """How browsers search here (OpenSearch 1.1)."""
    return render(
        request,
        "search/opensearch.xml",
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )

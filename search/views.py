"""Public pages of the search."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from fazhi.navigation.destinations import find_destination
from search import facets as facetting
from search import log
from search.asking import Asked
from search.feed import SearchFeed
from search.registry import kind_labels
from search.results import Results
from search.suggesting import Suggested, suggest
from search.throttling import SEARCHES, SUGGESTIONS, throttled

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
            log.record(asked.words, asked.filters.language, results.found.total)
    return render(request, "search/index.html", context)


def asked_by(request: HttpRequest) -> Asked:
    """The search that an address asks for."""
    shelves = facetting.shelves.all().values()
    return Asked.read(request.GET, get_language() or "", shelves)


def _destination(name: str) -> str:
    found = find_destination(name)
    return (found.url() if found else None) or ""


@require_safe
@throttled(SUGGESTIONS, lambda request: JsonResponse({"suggestions": []}))
def suggestions(request: HttpRequest) -> HttpResponse:
    """What begins as somebody types, as JSON."""
    typed = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST_BEGINNING]
    found = suggest(typed) if typed else []
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

"""Public pages: which window handles what, a plan of the hall for paper, and a board for its screen."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms_pages.services.windows.answers import which_window
from cms_pages.services.windows.board import Board
from cms_pages.services.windows.listing import Hall, halls
from fazhi.workdays import now
from search.page.throttling import SEARCHES, throttled
from search.page.views import too_often

LONGEST_WORDS = 80  # characters


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """All windows with what they handle; with ``?q=`` the ones for it."""
    words = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST_WORDS]
    return _answered(request, words) if words else _shown(request, halls=_halls(request))


@throttled(SEARCHES, too_often)
def _answered(request: HttpRequest, words: str) -> HttpResponse:
    answers = which_window(words, now(), get_language() or settings.LANGUAGE_CODE)
    return _shown(request, words=words, answers=answers)


def _shown(request: HttpRequest, **context: Any) -> HttpResponse:
    return render(request, "services/windows/index.html", context)


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """The windows of each hall in their order, for paper."""
    return render(request, "services/windows/plan.html", {"halls": _halls(request)})


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The windows of one hall for a screen that nobody operates."""
    hall = _halls(request)[0]
    asked = Board(hall, request.GET.get("page", ""))
    return render(request, "services/windows/board.html", {"board": asked, "hall": hall})


def _halls(request: HttpRequest) -> list[Hall]:
    """All of them, or the one of ``?venue=``; raises `Http404` while there is none."""
    found = halls(now(), get_language() or settings.LANGUAGE_CODE)
    if slug := request.GET.get("venue", ""):
        found = [hall for hall in found if hall.venue.slug == slug]
    if not found:
        raise Http404
    return found

"""Public pages of sessions: never kept by a cache, since what they say changes at once."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models import LecturePage, LecturesPage, Session
from events.reading.noticing import noticed
from events.reading.shown import ShownSession, public_sessions, shown, with_facts
from events.reading.texts import session_text
from events.reading.visible import public_lectures
from fazhi.navigation.frame import current_frame


def find_session(public_id: str) -> ShownSession:
    """A session that everybody may see; raises `Http404` for any other."""
    return shown(_find(with_facts(public_sessions()), public_id))


def find_bare_session(public_id: str) -> Session:
    """The same without what pages show of it, for whoever sends something; raises `Http404`."""
    return _find(public_sessions(), public_id)


def _find(sessions: "QuerySet[Session]", public_id: str) -> Session:
    return get_object_or_404(sessions, public_id=public_id, lecture__in=public_lectures())


@require_safe
@never_cache
def session(request: HttpRequest, public_id: str) -> HttpResponse:
    """When, where, for whom, how many seats are free, and how one gets one."""
    found = find_session(public_id)
    return render(request, "events/session.html", session_context(found))


def session_context(found: ShownSession) -> dict[str, Any]:
    """What the pages about one session share."""
    return {
        "shown": found,
        "session": found.session,
        "lecture": lecture_in_language(found.session),
        "text": session_text(found),
    }


def lecture_in_language(session: Session) -> LecturePage | None:
    """Its lecture in the language in use, where it is translated and public, else as it is."""
    original = session.lecture
    language = get_language() or settings.LANGUAGE_CODE
    if original is None or original.locale.language_code == language:
        return original
    if language not in current_frame().language_codes:
        return original
    same = LecturePage.objects.filter(
        translation_key=original.translation_key, locale__language_code=language, live=True
    )
    return same.first() or original


@require_safe
@never_cache
def facts(request: HttpRequest, public_id: str) -> HttpResponse:
    """The facts as plain text, for a chat."""
    return HttpResponse(
        session_text(find_session(public_id)), content_type="text/plain; charset=utf-8"
    )


@require_safe
@never_cache
def board(request: HttpRequest, public_id: str) -> HttpResponse:
    """What comes next in letters that can be read from a notice board, and printed for it."""
    page = get_object_or_404(LecturesPage, public_id=public_id, live=True)
    if page.public_url(request) is None:
        raise Http404
    return render(request, "events/board.html", noticed(page, request))

"""Calendar feeds: of a programme, a lecture, a series, a venue, and of who registered."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.feeds.calendar_files import calendar_file
from events.models import LecturePage, LecturesPage, Registration, Series, Session
from events.models.registrations import digest_of
from events.reading.programme import sessions_below
from events.reading.shown import public_sessions, with_facts
from events.reading.views import find_session
from events.reading.visible import public_lectures
from events.states import OPEN
from fazhi.documents.names import disposition
from fazhi.outbox.origin import full_address
from fazhi.places.models import Venue
from fazhi.workdays import now

# What is over stays for a while, so that calendars see that it was moved or cancelled.
KEPT = dt.timedelta(days=60)


@require_safe
@never_cache
def session(request: HttpRequest, public_id: str) -> HttpResponse:
    """One session, to be saved once."""
    found = find_session(public_id).session
    return _file(request, [found], found.name, feed=False)


@require_safe
@never_cache
def programme(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everything of a programme."""
    page = get_object_or_404(LecturesPage, public_id=public_id, live=True)
    if page.public_url(request) is None:
        raise Http404
    return _feed(request, sessions_below(page), page.title)


@require_safe
@never_cache
def lecture(request: HttpRequest, public_id: str) -> HttpResponse:
    """All dates of a lecture."""
    page = get_object_or_404(public_lectures(), public_id=public_id)
    assert isinstance(page, LecturePage)  # noqa: S101 - for the type checker
    same = public_sessions().filter(lecture__translation_key=page.translation_key)
    return _feed(request, same, page.title)


@require_safe
@never_cache
def series(request: HttpRequest, public_id: str) -> HttpResponse:
    """A series, as long as its lecture is public."""
    found = get_object_or_404(Series, public_id=public_id, lecture__in=public_lectures())
    return _feed(request, public_sessions().filter(series=found), found.name)


@require_safe
@never_cache
def venue(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that is held in a venue."""
    found = get_object_or_404(Venue, slug=slug)
    rows = public_sessions().filter(venue=found, lecture__in=public_lectures())
    return _feed(request, rows, _("Lectures: %(venue)s") % {"venue": found.title})


@require_safe
@never_cache
def registrant(request: HttpRequest, token: str) -> HttpResponse:
    """The session of a registration, by its private link; when the registration ends, so does it."""
    mine = get_object_or_404(Registration, link_digest=digest_of(token))
    rows = (
        Session.objects.filter(pk=mine.session_id) if mine.state in OPEN else Session.objects.none()
    )
    response = _feed(request, rows, _("My lecture"))
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _feed(request: HttpRequest, rows: "QuerySet[Session]", name: str) -> HttpResponse:
    recent = with_facts(rows.filter(ends_at__gt=now() - KEPT)).order_by("starts_at", "pk")
    return _file(request, recent, name, feed=True)


def _file(
    request: HttpRequest, sessions: Iterable[Session], name: str, *, feed: bool
) -> HttpResponse:
    source = full_address(request.path) if feed else ""
    return HttpResponse(
        calendar_file(sessions, name if feed else "", source),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": disposition(name, "lectures", "ics")},
    )

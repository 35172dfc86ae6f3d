"""Which windows are asked for, and a window as the API writes it."""

import datetime as dt
from html import unescape

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.html import strip_tags

from cms_pages.services.api import window_schemas as schemas
from cms_pages.services.api.addresses import choices_in, department_ref, guide_refs
from cms_pages.services.api.parameters import WindowFilters
from cms_pages.services.windows.listing import window_of, with_everything
from fazhi.links.ids import LENGTH, normalise_public_id
from fazhi.origin import public_address
from fazhi.places.models import Counter, Venue
from fazhi.places.models.base import in_language


def windows_asked_for(asked: WindowFilters, language: str) -> QuerySet[Counter]:
    """The windows that fit everything that is asked for, hall by hall, by their numbers."""
    found = _whole(language)
    if asked.venue:
        found = found.filter(venue__slug=asked.venue)
    if asked.department:
        found = found.filter(departments__public_id=asked.department)
    if asked.guide:
        found = found.filter(guides__public_id=asked.guide)
    return found


def window_asked_for(public_id: str, language: str) -> Counter | None:
    """The window of a permanent id."""
    if len(public_id) > LENGTH * 2 or "\x00" in public_id:
        return None
    return _whole(language).filter(public_id=normalise_public_id(public_id)).first()


def _whole(language: str) -> QuerySet[Counter]:
    venues = Prefetch("venue", Venue.objects.prefetch_related("hours", "exceptions"))
    return with_everything(language).prefetch_related(venues)


def window_written(counter: Counter, at: dt.datetime, request: HttpRequest) -> schemas.Window:
    """A window as it is at a moment, in the language in use."""
    schedule = counter.schedule
    return schemas.Window(
        public_id=counter.public_id,
        number=counter.number,
        name=counter.title,
        floor=counter.floor,
        handles=counter.localized_handles,
        departments=[department_ref(one, request) for one in counter.departments.all()],
        guides=guide_refs(counter.guides.all(), request),
        venue=_venue(counter.venue, request),
        hours=[
            schemas.WeeklyHours(
                weekdays=sorted(one.weekdays),
                opens=_clock(one.opens),
                closes=_clock(one.closes),
                follows_workdays=one.follows_workdays,
            )
            for one in schedule.ranges
        ],
        other_hours=[
            schemas.OtherHours(
                first_day=one.first_day,
                last_day=one.last_day,
                opens=_clock(one.opens) if one.opens is not None else None,
                closes=_clock(one.closes) if one.closes is not None else None,
                reason=_plain(one.reason),
            )
            for one in schedule.changes_from(at.date())
        ],
        now=_now(counter, at),
        url=public_address(counter.get_absolute_url(), request),
    )


def _venue(venue: Venue, request: HttpRequest) -> schemas.VenueRef:
    return schemas.VenueRef(
        public_id=venue.public_id,
        slug=venue.slug,
        name=venue.title,
        address=in_language(venue.address, venue.address_en),
        phone=venue.phone,
        accessibility=choices_in(venue, "accessibility"),
        url=public_address(venue.get_absolute_url(), request),
    )


def _now(counter: Counter, at: dt.datetime) -> schemas.OpenNow | None:
    status = window_of(counter, at).status
    if status is None:
        return None
    opening = counter.schedule.opening(at)
    return schemas.OpenNow(
        is_open=opening.is_open,
        until=opening.until,
        next_opening=opening.next_opening,
        text=_plain(status.text),
        is_estimated=opening.estimated,
    )


def _clock(time: dt.time) -> str:
    return f"{time:%H:%M}"


def _plain(text: str) -> str:
    """What pages mark up, as text."""
    return unescape(strip_tags(text))

"""Sessions for search engines: schema.org ``Event``."""

from typing import Any

from django.http import HttpRequest

from cms_pages.kit.structured import script_safe
from events.reading.shown import ShownSession
from events.states import Admission
from fazhi.origin import public_address
from fazhi.places.models.base import in_language
from fazhi.workdays import SHANGHAI

Data = dict[str, Any]

_STATUS = "https://schema.org/Event"
_SEATS = "https://schema.org/"


def event(shown: ShownSession, request: HttpRequest) -> Data:
    """What a search engine is told of a session, in the language in use."""
    session = shown.session
    url = public_address(session.get_absolute_url(), request)
    data: Data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": session.name,
        "description": session.lecture.summary if session.lecture else "",
        "url": url,
        "startDate": session.starts_at.astimezone(SHANGHAI).isoformat(timespec="minutes"),
        "endDate": session.ends_at.astimezone(SHANGHAI).isoformat(timespec="minutes"),
        "eventStatus": f"{_STATUS}{_status(shown)}",
        "eventAttendanceMode": f"{_SEATS}{_mode(shown)}",
        "location": _place(shown, request),
        "organizer": {"@type": "GovernmentOrganization", "name": session.department.local_name},
        "isAccessibleForFree": True,
        "maximumAttendeeCapacity": session.capacity,
    }
    if was := shown.moved_from:
        data["previousStartDate"] = was.starts_at.astimezone(SHANGHAI).isoformat(timespec="minutes")
    if session.admission != Admission.FREE:
        data["remainingAttendeeCapacity"] = shown.free
        data["offers"] = {
            "@type": "Offer",
            "price": 0,
            "priceCurrency": "CNY",
            "url": url,
            "availability": f"{_SEATS}{'InStock' if shown.free else 'SoldOut'}",
        }
    return {name: value for name, value in data.items() if value not in ("", None)}


def events_data(shown: "list[ShownSession]", request: HttpRequest) -> str:
    """The JSON-LD of several sessions; safe within a script element, empty without any."""
    if not shown:
        return ""
    graph = [{k: v for k, v in event(one, request).items() if k != "@context"} for one in shown]
    return script_safe({"@context": "https://schema.org", "@graph": graph})


def event_data(shown: ShownSession, request: HttpRequest) -> str:
    """The JSON-LD of one session; safe within a script element."""
    return script_safe(event(shown, request))


def _status(shown: ShownSession) -> str:
    if shown.is_cancelled:
        return "Cancelled"
    return "Rescheduled" if shown.moved_from else "Scheduled"


def _mode(shown: ShownSession) -> str:
    return "MixedEventAttendanceMode" if shown.session.online_url else "OfflineEventAttendanceMode"


def _place(shown: ShownSession, request: HttpRequest) -> Data:
    venue = shown.session.venue
    place: Data = {
        "@type": "Place",
        "name": shown.place,
        "url": public_address(venue.get_absolute_url(), request),
    }
    if address := in_language(venue.address, venue.address_en):
        place["address"] = address
    return place

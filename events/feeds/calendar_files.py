"""Sessions as a calendar file: RFC 5545, with what RFC 7986 adds for feeds.

An entry keeps its UID for ever; SEQUENCE rises with every move, and a cancelled session stays in
the file as CANCELLED, so that it moves and disappears in calendars, too.
"""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.utils.translation import gettext as _

from icalendar import Calendar, Event, vUri

from events.facts import phone_of, place_text
from events.models import Session
from events.states import SessionState
from fazhi.outbox.origin import full_address
from fazhi.places.models.base import Datum, in_language

PRODUCT = "-//Fazhi//Lectures//ZH"
UIDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:fazhi:lecture-session")
ASK_AGAIN = dt.timedelta(hours=1)


def calendar_file(sessions: Iterable[Session], name: str = "", source: str = "") -> bytes:
    """A calendar of sessions; with a ``name`` and its address ``source`` it is a feed."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    if source:
        calendar.add("source", vUri(source), parameters={"value": "URI"})
        calendar.add("url", vUri(source))
    for session in sessions:
        calendar.add_component(_entry(session))
    return bytes(calendar.to_ical())


def uid_of(session: Session) -> str:
    """The UID of a session's entry, the same for ever (RFC 7986, 5.3: no host in it)."""
    return str(uuid.uuid5(UIDS, session.public_id))


def _entry(session: Session) -> Event:
    cancelled = session.state == SessionState.CANCELLED
    entry = Event()
    entry.add("uid", uid_of(session))
    entry.add("dtstamp", session.changed_at.astimezone(dt.UTC))
    entry.add("created", session.created_at.astimezone(dt.UTC))
    entry.add("last-modified", session.changed_at.astimezone(dt.UTC))
    entry.add("sequence", session.sequence)
    entry.add("dtstart", session.starts_at.astimezone(dt.UTC))
    entry.add("dtend", session.ends_at.astimezone(dt.UTC))
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    entry.add(
        "summary",
        _("Cancelled: %(title)s") % {"title": session.name} if cancelled else session.name,
    )
    entry.add("location", _location(session))
    entry.add("description", _description(session))
    entry.add("url", vUri(full_address(session.get_absolute_url())))
    if spot := _on_satellite_map(session):
        entry.add("geo", spot)
    return entry


def _location(session: Session) -> str:
    venue = session.venue
    address = in_language(venue.address, venue.address_en)
    return f"{place_text(session)} ({address})" if address else place_text(session)


def _description(session: Session) -> str:
    lines = [session.note]
    if phone := phone_of(session):
        lines.append(_("Questions: %(phone)s") % {"phone": phone})
    lines.append(full_address(session.get_absolute_url()))
    return "\n".join(filter(None, lines))


def _on_satellite_map(session: Session) -> tuple[float, float] | None:
    """GEO is WGS 84 by its definition; a spot of a Chinese map would be hundreds of metres off."""
    latitude, longitude = session.venue.latitude, session.venue.longitude
    if session.venue.datum != Datum.WGS84 or latitude is None or longitude is None:
        return None
    return float(latitude), float(longitude)

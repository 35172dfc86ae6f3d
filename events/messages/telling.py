"""Telling people what has become of their registration, in the transaction in which it did."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import override

from events.facts import phone_of, place_text, when_text
from events.feeds.calendar_files import calendar_file
from events.messages import kinds
from events.models import Registration, Session, SessionChange
from events.states import OPEN, State
from fazhi.links.codes import shown
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import kind_of
from fazhi.outbox.models import Message
from fazhi.outbox.origin import full_address
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.writing import File, send
from fazhi.workdays import SHANGHAI, now

FEEDBACK_TIME = dt.timedelta(days=7)
_BY_STATE = {
    State.CONFIRMED: kinds.CONFIRMED,
    State.WAITING: kinds.WAITING,
    State.PENDING: kinds.PENDING,
}


def registered(registration: Registration) -> None:
    """How it stands right after it came in; of one that repeats another, the truth."""
    if registration.state == State.REPEATED:
        _tell(kinds.REPEATED, registration)
        return
    _tell(_BY_STATE[State(registration.state)], registration, with_calendar=True)


def confirmed(registration: Registration) -> None:
    """That an offered seat was taken."""
    _tell(kinds.CONFIRMED, registration, with_calendar=True)


def approved(registration: Registration) -> None:
    """That it was approved, with a seat or a place in line."""
    kind = kinds.APPROVED if registration.is_seated else kinds.WAITING
    _tell(kind, registration, with_calendar=registration.is_seated)


def refused(registration: Registration) -> None:
    """That it was not approved."""
    _tell(kinds.REFUSED, registration)


def cancelled(registration: Registration) -> None:
    """That it was cancelled as its contact wished."""
    _tell(kinds.WITHDRAWN, registration)


def exchanged(registration: Registration) -> None:
    """That it is for another date now."""
    _tell(kinds.EXCHANGED, registration, with_calendar=True)


def lapsed(registration: Registration) -> None:
    """That nobody took the offered seat in time."""
    _tell(kinds.LAPSED, registration)


def released(registration: Registration) -> None:
    """That its seats went to others, as nobody answered."""
    _tell(kinds.RELEASED, registration)


def moved_up(registrations: Iterable[Registration]) -> None:
    """That seats came free for them: theirs, or offered until a moment."""
    for registration in registrations:
        if registration.claim_until is None:
            _tell(kinds.PROMOTED, registration, with_calendar=True)
            continue
        until = registration.claim_until
        _tell(kinds.OFFERED, registration, {"until": until}, expires_at=until)


def asked(registration: Registration) -> None:
    """Asks once more whether they come."""
    until = registration.confirm_by
    if until is not None:
        _tell(kinds.ASKED, registration, {"until": until}, expires_at=until)


def asked_for_feedback(registration: Registration) -> None:
    """Sends the three questions to a contact of whom somebody came."""
    _tell(kinds.FEEDBACK, registration, expires_at=now() + FEEDBACK_TIME)


def session_changed(session: Session, change: SessionChange) -> None:
    """Tells everybody who has a place or waits that a session was moved, cancelled or resumed."""
    kind = {
        SessionChange.What.MOVED: kinds.MOVED,
        SessionChange.What.CANCELLED: kinds.CANCELLED,
        SessionChange.What.RESUMED: kinds.RESUMED,
    }[SessionChange.What(change.what)]
    for registration in everybody(session):
        more: dict[str, object] = {"reason": change.reason}
        if kind == kinds.MOVED:
            more |= {"before": change, "place_before": change}
        _tell(kind, registration, more, key=f"{kind}:{change.pk}:{registration.pk}")


def everybody(session: Session, *states: State) -> "Iterable[Registration]":
    """Who is told of something about a session: all open registrations, or those in ``states``."""
    rows = session.registrations.filter(state__in=states or OPEN, contact__erased_at=None)
    return rows.select_related("contact", "session__venue", "session__department").order_by("order")


def tell_everybody(
    session: Session,
    kind: str,
    *states: State,
    key: str | None = None,
    values: Mapping[str, object] | None = None,
) -> int:
    """Sends a kind to all registrations in ``states``, once for each ``key``; how many heard."""
    told = 0
    for registration in everybody(session, *states):
        one = f"{key}:{registration.pk}" if key else None
        told += _tell(kind, registration, values or {}, key=one) is not None
    return told


def _tell(
    kind: str,
    registration: Registration,
    more: Mapping[str, object] | None = None,
    *,
    key: str | None = None,
    with_calendar: bool = False,
    expires_at: dt.datetime | None = None,
) -> Message | None:
    contact, session = registration.contact, registration.session
    if contact is None or contact.erased_at:
        return None
    channels = kind_of(kind).channels
    reached = Recipient(email=contact.email, phone=contact.phone).reachable_on(channels)
    if Channel.CALL not in channels and not reached:
        return None  # the page, and the desk, say it
    recipient = Recipient.of(contact)
    with override(recipient.language):
        values = {**_values(registration), **_worded(more or {})}
        files = [_calendar(session)] if with_calendar and recipient.email else []
    return send(
        kind,
        recipient,
        values,
        about=registration,
        key=key,
        department=session.department,
        expires_at=expires_at or session.ends_at,
        files=files,
    )


def _calendar(session: Session) -> File:
    return File("lecture.ics", "text/calendar; charset=utf-8", calendar_file([session]))


def _values(registration: Registration) -> dict[str, object]:
    session = registration.session
    return {
        "title": session.name,
        "when": when_text(session.starts_at, session.ends_at),
        "place": place_text(session),
        "people": registration.size or registration.attendees.count(),
        "code": shown(registration.code) if registration.code else "",
        "phone": phone_of(session),
        "link": full_address(reverse("events:mine", args=[registration.token])),
    }


def _worded(values: Mapping[str, object]) -> dict[str, object]:
    """Moments and earlier facts in words, in the language of the recipient."""
    worded: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, dt.datetime):
            moment = value.astimezone(SHANGHAI)
            worded[name] = f"{date_format(moment, 'DATE_FORMAT')} {moment:%H:%M}"
        elif isinstance(value, SessionChange):
            worded[name] = (
                when_text(value.starts_at, value.ends_at)
                if name == "before"
                else " ".join(filter(None, (value.venue_name, value.room)))
            )
        else:
            worded[name] = value
    return worded

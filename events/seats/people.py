"""Who is in a registration: names become attendees, each active once in a session."""

from collections.abc import Iterable

from events.models import Attendee, Registration, Session
from events.models.registrations import attendee_key
from events.states import Presence
from fazhi.people.contact import normalise_name


def keys_of(names: Iterable[str], phone: str) -> dict[str, str]:
    """Names in their stored form, each with what makes its attendee the same one.

    Raises ``ValidationError`` for what is no name.
    """
    return {name: attendee_key(name, phone) for name in map(normalise_name, names)}


def already_there(
    session: Session, keys: Iterable[str], but: Registration | None = None
) -> set[str]:
    """Those of ``keys`` that have a place in the session, in another registration than ``but``."""
    rows = session.attendees.filter(active=True, same__in=list(keys)).order_by()
    if but is not None:
        rows = rows.exclude(registration=but)
    return set(rows.values_list("same", flat=True))


def write_people(registration: Registration, keys: dict[str, str], there: set[str]) -> None:
    """Makes the attendees those of ``keys``; who was there before keeps the row."""
    known = {attendee.same: attendee for attendee in registration.attendees.all()}
    if known:
        registration.attendees.exclude(same__in=keys.values()).delete()
    for key in keys.values():
        if key in known:
            _keep(known[key], registration, active=key not in there)
    fresh = {name: key for name, key in keys.items() if key not in known}
    add_people(registration, fresh, there, max((a.number for a in known.values()), default=0))


def add_people(
    registration: Registration, keys: dict[str, str], there: set[str], after: int = 0
) -> None:
    """Adds attendees to a registration that has none of them, numbered from ``after`` on."""
    Attendee.objects.bulk_create(
        Attendee(
            registration=registration,
            session=registration.session,
            number=number,
            name=name,
            same=key,
            active=key not in there,
        )
        for number, (name, key) in enumerate(keys.items(), after + 1)
    )


def _keep(attendee: Attendee, registration: Registration, *, active: bool) -> None:
    if attendee.session_id != registration.session_id:  # nobody has come to the other date
        attendee.presence, attendee.arrived_at = Presence.EXPECTED, None
        attendee.checked_in_by = None
    attendee.session, attendee.active = registration.session, active
    attendee.save(update_fields=["session", "active", "presence", "arrived_at", "checked_in_by"])

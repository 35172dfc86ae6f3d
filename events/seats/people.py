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
    rows = session.attendees.filter(active=True, same__in=list(keys))
    if but is not None:
        rows = rows.exclude(registration=but)
    return set(rows.values_list("same", flat=True))


def write_people(registration: Registration, keys: dict[str, str], there: set[str]) -> None:
    """Makes the attendees those of ``keys``; who was there before keeps the row."""
    known = {attendee.same: attendee for attendee in registration.attendees.all()}
    if known:
        registration.attendees.exclude(same__in=keys.values()).delete()
    number = max((a.number for a in known.values()), default=0)
    made = []
    for name, key in keys.items():
        if key in known:
            kept = known[key]
            if kept.session_id != registration.session_id:  # nobody has come to the other date
                kept.presence, kept.arrived_at, kept.checked_in_by = Presence.EXPECTED, None, None
            kept.session, kept.active = registration.session, key not in there
            kept.save(
                update_fields=["session", "active", "presence", "arrived_at", "checked_in_by"]
            )
            continue
        number += 1
        made.append(
            Attendee(
                registration=registration,
                session=registration.session,
                number=number,
                name=name,
                same=key,
                active=key not in there,
            )
        )
    Attendee.objects.bulk_create(made)

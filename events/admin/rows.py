"""Registrations as the screens list them: masked, with consent, messages and what stands out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch, QuerySet, Sum

from events.models import Attendee, Registration, Session
from events.purposes import LECTURE
from events.states import SEATED, Way
from fazhi.outbox.models import Message
from fazhi.people.consents import is_live
from fazhi.people.masking import mask_name
from fazhi.people.models import Consent
from fazhi.workdays import today

HOUSEHOLD = 4  # seats at one number; more of them stand out


@dataclass(frozen=True)
class RegistrationRow:
    """A registration with everything that a list says of it."""

    registration: Registration
    people: list[Attendee]
    consent: Consent | None
    consent_is_live: bool
    messages: list[Message] = field(default_factory=list)
    many_seats: int = 0  # at this number, where it is more than a household

    @property
    def contact(self) -> str:
        """The contact, masked; empty once it is forgotten."""
        person = self.registration.contact
        return f"{person.masked_name} {person.masked_phone}" if person else ""

    @property
    def names(self) -> list[str]:
        """Who comes, masked."""
        return [mask_name(person.name) for person in self.people]


def with_rows(registrations: "QuerySet[Registration]") -> "QuerySet[Registration]":
    """With what a row asks for, in as many queries for one as for all."""
    consents = Consent.objects.filter(purpose=LECTURE).select_related("text")
    return registrations.select_related("contact", "village", "by").prefetch_related(
        Prefetch("attendees", Attendee.objects.order_by("number")),
        Prefetch("contact__consents", consents.order_by("-given_at", "-pk"), "agreed"),
    )


def rows_of(session: Session, registrations: Iterable[Registration]) -> list[RegistrationRow]:
    """The rows of registrations that `with_rows` has fetched; two queries."""
    found = list(registrations)
    messages = messages_about(found)
    crowded = numbers_with_many_seats(session)
    return [_row(registration, messages, crowded) for registration in found]


def _row(
    registration: Registration, messages: dict[str, list[Message]], crowded: dict[str, int]
) -> RegistrationRow:
    contact: Any = registration.contact
    agreed = contact.agreed if contact else []
    consent = agreed[0] if agreed else None
    return RegistrationRow(
        registration=registration,
        people=list(registration.attendees.all()),
        consent=consent,
        consent_is_live=consent is not None and is_live(consent, today()),
        messages=messages[str(registration.pk)],
        many_seats=crowded.get(contact.phone_hash, 0) if contact else 0,
    )


def messages_about(registrations: Iterable[Registration]) -> dict[str, list[Message]]:
    """The messages about registrations by their keys, without their words, the oldest first."""
    keys = [str(registration.pk) for registration in registrations]
    about = ContentType.objects.get_for_model(Registration)
    rows = Message.objects.filter(content_type=about, object_id__in=keys)
    found: dict[str, list[Message]] = defaultdict(list)
    for message in rows.only("kind", "channel", "state", "object_id", "created_at").order_by(
        "created_at"
    ):
        found[message.object_id].append(message)
    return found


def numbers_with_many_seats(session: Session) -> dict[str, int]:
    """Hashes of numbers at which more seats are kept than a household needs; lists do not count."""
    kept = session.registrations.filter(state__in=SEATED, contact__isnull=False)
    by_number = (
        kept.exclude(way=Way.LIST)
        .order_by()
        .values("contact__phone_hash")
        .annotate(seats=Sum("size"))
        .filter(seats__gt=HOUSEHOLD)
    )
    return dict(by_number.values_list("contact__phone_hash", "seats"))

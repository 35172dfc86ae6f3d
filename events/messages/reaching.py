"""How many people a message about sessions would reach, and how, before it is written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events.models import Registration, Session
from events.states import OPEN, State
from fazhi.outbox.addresses import problem_with
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import kind_of
from fazhi.outbox.models import ContactPreference, Message, Suppression
from fazhi.outbox.recipients import Recipient
from fazhi.people.models import Person

_SHOWN = (Channel.EMAIL, Channel.SMS, Channel.CALL)


@dataclass
class Reached:
    """Contacts by the channel on which they are told; ``nobody`` counts those it cannot reach."""

    by_channel: Counter[Channel] = field(default_factory=Counter)
    nobody: int = 0

    @property
    def told(self) -> int:
        """How many are told."""
        return sum(self.by_channel.values())

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Channels in words, each with its number, and at the end those that nothing reaches."""
        shown = [(str(channel.label), self.by_channel[channel]) for channel in _SHOWN]
        return [*shown, (_("cannot be reached"), self.nobody)] if self.nobody else shown


def to_be_told(sessions: Iterable[Session], *states: State) -> "QuerySet[Registration]":
    """The registrations whose contacts are told of something about several sessions."""
    rows = Registration.objects.filter(
        session__in=[session.pk for session in sessions],
        state__in=states or OPEN,
        contact__isnull=False,
        contact__erased_at=None,
    )
    return rows.select_related("contact")


def reached_by(registrations: Iterable[Registration], kind: str) -> Reached:
    """How each registration's contact would be told of a kind; as many queries for one as for all."""
    contacts = [r.contact for r in registrations if r.contact is not None]
    people = {contact.pk: contact for contact in contacts}
    known = ContactPreference.objects.filter(person__in=people)
    preferred = {row.person_id: row.channel for row in known}
    blocked = _blocked(people.values(), kind)
    found = Reached()
    for contact in contacts:
        wish = preferred.get(contact.pk, "")
        channel = _channel(contact, Channel(wish) if wish else None, kind, blocked)
        if channel is None:
            found.nobody += 1
        else:
            found.by_channel[channel] += 1
    return found


def _channel(
    contact: Person, preferred: Channel | None, kind: str, blocked: set[tuple[str, str]]
) -> Channel | None:
    recipient = Recipient(
        email=contact.email, phone=contact.phone, person=contact, preferred=preferred
    )
    for channel in recipient.reachable_on(kind_of(kind).channels):
        address = recipient.address_on(channel)
        is_wrong = channel == Channel.EMAIL and problem_with(address)
        if not is_wrong and (str(channel), _hash(address)) not in blocked:
            return channel
    return None


def _blocked(people: Iterable[Person], kind: str) -> set[tuple[str, str]]:
    addresses = {address for p in people for address in (p.email, p.phone) if address}
    rows = Suppression.objects.filter(
        address_hash__in=[_hash(address) for address in addresses], kind__in=("", kind)
    )
    return set(rows.values_list("channel", "address_hash"))


def _hash(address: str) -> str:
    column = Message._meta.get_field("address_hash")
    return str(column.hash(address))

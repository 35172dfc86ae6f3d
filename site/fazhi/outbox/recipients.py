"""To whom a message goes, and on which channels they can be reached."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from fazhi.accounts.models import User
from fazhi.outbox.addresses import domain_of
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.channels.registry import can_send
from fazhi.outbox.models import ContactPreference, GroupChat
from fazhi.people.models import Person
from fazhi.telephones import is_mobile


@dataclass(frozen=True)
class Recipient:
    """A resident, a member of staff, a group chat, or somebody known by a contact alone.

    ``preferred`` comes first among the channels on which they can be reached.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = settings.LANGUAGE_CODE
    person: Person | None = None
    user: User | None = None
    group: GroupChat | None = None
    preferred: Channel | None = None

    @classmethod
    def of(cls, somebody: "Person | User | GroupChat | Recipient", **changes: Any) -> "Recipient":
        """The recipient that a person, an account, a group chat or a recipient stands for."""
        if isinstance(somebody, Recipient):
            return replace(somebody, **changes)
        if isinstance(somebody, GroupChat):
            return cls(name=somebody.name, group=somebody, **changes)
        if isinstance(somebody, User):
            # Whose account is closed gets nothing.
            address = somebody.email if somebody.is_active else ""
            language = _language_of(somebody)
            return cls(
                name=somebody.name, email=address, language=language, user=somebody, **changes
            )
        found: dict[str, Any] = {
            "name": somebody.name,
            "email": somebody.email,
            "phone": somebody.phone,
            "person": somebody,
        }
        if preference := ContactPreference.objects.filter(person=somebody).first():
            found["language"] = preference.language
            found["preferred"] = Channel(preference.channel) if preference.channel else None
        return cls(**{**found, **changes})

    def address_on(self, channel: Channel) -> str:
        """The address or number for this channel; empty when there is none.

        Text messages go to mobile numbers alone: a landline is called.
        """
        if channel == Channel.EMAIL:
            return self.email
        if channel == Channel.GROUP:
            return self.group.domain if self.group and self.group.is_active else ""
        return self.phone if channel == Channel.CALL or is_mobile(self.phone) else ""

    def paced_by(self, channel: Channel) -> str:
        """What the pace of messages goes by: the mail domain or the group chat, else nothing."""
        address = self.address_on(channel)
        if channel == Channel.EMAIL:
            return domain_of(address)
        return address if channel == Channel.GROUP else ""

    def reachable_on(self, channels: tuple[Channel, ...]) -> list[Channel]:
        """Those of ``channels`` on which something can leave for them, the preferred one first."""
        ordered = sorted(channels, key=lambda channel: channel != self.preferred)
        return [
            channel
            for channel in ordered
            if self.address_on(channel) and (channel == Channel.CALL or can_send(channel))
        ]


def _language_of(user: User) -> str:
    """The language in which the account uses the administration."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE

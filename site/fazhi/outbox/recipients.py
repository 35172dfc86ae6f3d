"""To whom a message goes, and on which channels they can be reached."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from fazhi.accounts.models import User
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.channels.registry import can_send
from fazhi.people.models import Person


@dataclass(frozen=True)
class Recipient:
    """A resident, a member of staff, or somebody known by a contact alone.

    ``preferred`` comes first among the channels on which they can be reached.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = settings.LANGUAGE_CODE
    person: Person | None = None
    user: User | None = None
    preferred: Channel | None = None

    @classmethod
    def of(cls, somebody: "Person | User | Recipient", **changes: Any) -> "Recipient":
        """The recipient that a person, an account or a recipient stands for."""
        if isinstance(somebody, Recipient):
            return replace(somebody, **changes)
        if isinstance(somebody, User):
            # Whose account is closed gets nothing.
            address = somebody.email if somebody.is_active else ""
            language = _language_of(somebody)
            return cls(
                name=somebody.name, email=address, language=language, user=somebody, **changes
            )
        return cls(
            name=somebody.name,
            email=somebody.email,
            phone=somebody.phone,
            person=somebody,
            **changes,
        )

    def address_on(self, channel: Channel) -> str:
        """The e-mail address or number for this channel; empty when there is none."""
        return self.email if channel == Channel.EMAIL else self.phone

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

"""Text messages, once the town has a provider: `FAZHI_SMS_PROVIDER` names a class of its own.

Without one the channel does not exist, and who has a telephone alone is called (`fazhi.outbox.calls`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from fazhi.outbox.channels.email import OutOfReach
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.channels.registry import Sender, register_channel
from fazhi.outbox.channels.sms_text import MOST_PARTS, as_text, segments
from fazhi.outbox.models import Message
from fazhi.outbox.outcomes import Outcome, Refused
from fazhi.telephones import is_mobile


class SmsProvider(Protocol):
    """What a provider's class must have; it is made without arguments for each round of sending."""

    signature: str  # registered with the carriers, without its brackets

    def send(self, number: str, text: str, reference: str) -> Outcome:
        """Hands one text over to a mobile number of eleven digits.

        ``reference`` is the same for the same message. ``Unavailable`` only if nothing was handed
        over and the next message would fare the same; ``Unknown`` if no answer came.
        """
        ...


class SmsSender:
    """Puts the signature in front and refuses what no text message can be."""

    def __init__(self, provider: SmsProvider) -> None:
        self.provider = provider

    def deliver(self, message: Message, hand_over: Callable[[], bool]) -> Outcome | None:
        """One text to one number."""
        if not is_mobile(message.address):
            return Refused(_("This is no mobile number."), bad_address=True)
        text = as_text(self.provider.signature, message.text)
        if segments(text) > MOST_PARTS:
            return Refused(_("The text is too long for a text message."))
        if not hand_over():
            return None
        return self.provider.send(message.address, text, str(message.pk))


@contextmanager
def sms_sender() -> Iterator[Sender]:
    """A sender for the provider of the settings."""
    try:
        provider = import_string(settings.OUTBOX_SMS_PROVIDER)()
    except ImportError as error:
        yield OutOfReach(_("The provider of text messages cannot be loaded: %s") % error)
        return
    yield SmsSender(provider)


def register() -> None:
    """Offers the channel where a provider is configured."""
    if settings.OUTBOX_SMS_PROVIDER:
        register_channel(Channel.SMS, sms_sender)

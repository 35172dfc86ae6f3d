"""Which channels can send, and what a sender is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models import Message
from fazhi.outbox.outcomes import Outcome


class Sender(Protocol):
    """Delivers messages one after the other, over one connection where there is one."""

    def deliver(self, message: Message, hand_over: Callable[[], bool]) -> Outcome | None:
        """Hands the message over once, and says what came of it.

        ``hand_over`` is called right before the other side can take the message; when it says
        ``False`` nothing may be sent, and the answer is ``None``.
        """
        ...


Opener = Callable[[], AbstractContextManager[Sender]]
_openers: dict[Channel, Opener] = {}


def register_channel(channel: Channel, opener: Opener) -> None:
    """Makes a channel able to send; called from ``AppConfig.ready``."""
    _openers[channel] = opener


def opener_of(channel: str) -> Opener:
    """Opens the channel's sender; raises ``KeyError`` for one that cannot send."""
    return _openers[Channel(channel)]


def can_send(channel: Channel) -> bool:
    """Whether messages can leave on this channel."""
    return channel in _openers

"""What came of handing a message over."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sent:
    """The other side took it; ``receipt`` is its own id for the message, if it gave one."""

    receipt: str = ""


@dataclass(frozen=True)
class Deferred:
    """Not taken now: to be tried again. ``reason`` is shown to staff."""

    reason: str


@dataclass(frozen=True)
class Refused:
    """Never taken. ``bad_address``: because the address itself is wrong or closed."""

    reason: str
    bad_address: bool = False


@dataclass(frozen=True)
class Unknown:
    """Handed over, and no answer came: it may have arrived or not."""

    reason: str


@dataclass(frozen=True)
class Unavailable:
    """The whole channel is out of reach; nothing was handed over, and the message is not to blame."""

    reason: str


Outcome = Sent | Deferred | Refused | Unknown | Unavailable

"""The rate of messages to one mail domain or group chat: who gets too many at once refuses them.

The generic cell rate algorithm: a domain's `DomainPace.fits_at` is when its next message would fit
an even pace; messages may run ahead of it by a few intervals. A message that does not fit gets
the next free slot and keeps it, so that each is moved once, however many wait.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models import DomainPace, Message

BURST = 10
MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Rate:
    """Messages a minute, and by how many they may run ahead; 0 a minute means no limit."""

    per_minute: int
    burst: int = BURST

    @property
    def interval(self) -> dt.timedelta:
        """Between two messages of an even pace."""
        return MINUTE / self.per_minute


# 20 in any minute, whenever it begins: 8 at once and 12 in the minute after. Who sends more to a
# robot of DingTalk is shut out for ten minutes.
OF_GROUPS = Rate(12, 7)


def slots(
    messages: Iterable[Message], now: dt.datetime, per_minute: int
) -> dict[Message, dt.datetime]:
    """When each of the messages that does not fit now may leave; those that fit are left out.

    ``per_minute`` is that of mail domains. Must run in the transaction that claims them.
    """
    of_mail = Rate(per_minute)
    rates = {m: OF_GROUPS if m.channel == Channel.GROUP else of_mail for m in messages}
    asking = [m for m in rates if m.domain and not m.slot_reserved and rates[m].per_minute]
    if not asking:
        return {}
    domains = sorted({m.domain for m in asking})
    DomainPace.objects.bulk_create(
        [DomainPace(domain=domain, fits_at=now) for domain in domains], ignore_conflicts=True
    )
    paces = {
        pace.domain: pace
        for pace in DomainPace.objects.select_for_update()
        .filter(domain__in=domains)
        .order_by("domain")
    }
    later = {}
    for message in asking:
        pace, rate = paces[message.domain], rates[message]
        fits_at = max(pace.fits_at, now)
        may_leave = fits_at - rate.burst * rate.interval
        if may_leave > now:
            later[message] = may_leave
        pace.fits_at = fits_at + rate.interval
    DomainPace.objects.bulk_update(paces.values(), ["fits_at"])
    return later

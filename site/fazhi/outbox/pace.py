"""The rate per mail domain: providers refuse who sends them too much at once.

The generic cell rate algorithm: a domain's `DomainPace.fits_at` is when its next message would fit
an even pace; messages may run ahead of it by `BURST` intervals. A message that does not fit gets
the next free slot and keeps it, so that each is moved once, however many wait.
"""

import datetime as dt
from collections.abc import Iterable

from fazhi.outbox.models import DomainPace, Message

BURST = 10


def slots(
    messages: Iterable[Message], now: dt.datetime, per_minute: int
) -> dict[Message, dt.datetime]:
    """When each of the messages that does not fit now may leave; those that fit are left out.

    Must run in the transaction that claims them.
    """
    asking = [m for m in messages if m.domain and not m.slot_reserved]
    if not asking or not per_minute:
        return {}
    interval = dt.timedelta(minutes=1) / per_minute
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
        pace = paces[message.domain]
        fits_at = max(pace.fits_at, now)
        may_leave = fits_at - BURST * interval
        if may_leave > now:
            later[message] = may_leave
        pace.fits_at = fits_at + interval
    DomainPace.objects.bulk_update(paces.values(), ["fits_at"])
    return later

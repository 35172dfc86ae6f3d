"""Calls that nobody made in time."""

import datetime as dt

from django.utils.translation import gettext as _

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.endings import end
from fazhi.outbox.models import CallLease, Message
from fazhi.outbox.states import State

MOST = 500  # in one round; the next one goes on


def cancel_expired_calls(now: dt.datetime) -> int:
    """Cancels calls that are of no use any more, but those that somebody is making now."""
    in_progress = CallLease.objects.filter(until__gt=now).values("address_hash")
    expired = Message.objects.filter(
        state=State.QUEUED, channel=Channel.CALL, expires_at__lte=now
    ).exclude(address_hash__in=in_progress)
    reason = _("Nobody called while it was of use.")
    count = sum(end(call, State.CANCELLED, reason) for call in expired[:MOST])
    CallLease.objects.filter(until__lte=now).delete()
    return count

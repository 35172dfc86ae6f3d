"""Who sends which message: the step that lets one sender in, and what becomes of dead ones.

Of many senders one wins a message, on PostgreSQL by locking rows and passing over those that are
locked, on SQLite because one transaction writes at a time.
"""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from itertools import product

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fazhi.outbox.calls.expiry import cancel_expired_calls
from fazhi.outbox.channels.names import AUTOMATIC, Channel
from fazhi.outbox.channels.registry import can_send
from fazhi.outbox.models import (
    ChannelState,
    Message,
    MessageEvent,
    OutboxSettings,
    Priority,
    Suppression,
)
from fazhi.outbox.pace import slots
from fazhi.outbox.states import Happening, State

BATCH = 20


@dataclass
class Claimed:
    """Messages of one sender, by the order in which they leave; ``token`` proves that they are its."""

    token: uuid.UUID
    messages: list[Message] = field(default_factory=list)
    looked_at: int = 0


def claim(limit: int = BATCH, now: dt.datetime | None = None) -> Claimed:
    """Takes up to ``limit`` due messages out of the queue for the caller.

    Of those looked at some may be cancelled (of no use any more, address blocked) or moved (their
    domain's pace): only ``looked_at`` of 0 means that nothing was due.
    """
    now = now or timezone.now()
    claimed = Claimed(uuid.uuid4())
    with transaction.atomic():
        found = _due(limit, now)
        claimed.looked_at = len(found)
        if not found:
            return claimed
        over = [m for m in found if m.expires_at and m.expires_at <= now]
        blocked = _blocked([m for m in found if m not in over])
        rest = [m for m in found if m not in over and m not in blocked]
        later = slots(rest, now, OutboxSettings.load().domain_rate)
        _cancel(over, _("It was of no use any more."), now)
        _cancel(blocked, _("The address is blocked."), now)
        for message, moment in later.items():
            message.due_at, message.slot_reserved = moment, True
        Message.objects.bulk_update(later, ["due_at", "slot_reserved"])
        claimed.messages = [m for m in rest if m not in later]
        for message in claimed.messages:
            message.state, message.claim = State.CLAIMED, claimed.token
            message.claimed_until = now + settings.OUTBOX_LEASE
        Message.objects.filter(pk__in=[m.pk for m in claimed.messages]).update(
            state=State.CLAIMED, claim=claimed.token, claimed_until=now + settings.OUTBOX_LEASE
        )
    return claimed


def _due(limit: int, now: dt.datetime) -> list[Message]:
    """The due messages that leave first.

    One range of the index for each priority and channel: its cost does not grow with what waits.
    """
    found: list[Message] = []
    for priority, channel in product(Priority.values, _open_channels(now)):
        due = Message.objects.filter(
            state=State.QUEUED, channel=channel, priority=priority, due_at__lte=now
        ).order_by("due_at")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        found += due[: limit - len(found)]
        if len(found) >= limit:
            break
    return found


def something_is_due() -> bool:
    """Whether a sender would find something; it takes nothing."""
    now = timezone.now()
    return any(
        Message.objects.filter(state=State.QUEUED, channel=channel, due_at__lte=now).exists()
        for channel in _open_channels(now)
    )


def _open_channels(now: dt.datetime) -> list[Channel]:
    """The channels that can send and do not rest."""
    resting = set(
        ChannelState.objects.filter(resting_until__gt=now).values_list("channel", flat=True)
    )
    return [channel for channel in AUTOMATIC if can_send(channel) and channel not in resting]


def _blocked(messages: list[Message]) -> list[Message]:
    hashes = {m.address_hash for m in messages if m.address_hash}
    if not hashes:
        return []
    rows = Suppression.objects.filter(address_hash__in=hashes)
    blocked = set(rows.values_list("channel", "address_hash", "kind"))
    return [m for m in messages if {(m.channel, m.address_hash, k) for k in ("", m.kind)} & blocked]


def _cancel(messages: list[Message], reason: str, now: dt.datetime) -> None:
    Message.objects.filter(pk__in=[m.pk for m in messages]).update(
        state=State.CANCELLED, reason=reason, ended_at=now
    )
    MessageEvent.objects.bulk_create(
        MessageEvent(message=m, what=Happening.CANCELLED, detail=reason) for m in messages
    )


def hand_over(message: Message, token: uuid.UUID) -> bool:
    """Marks that the other side can take the message from now on; must be asked just before.

    ``False``: the claim is nearly over or lost, and nothing may be handed over.
    """
    now = timezone.now()
    mine = Message.objects.filter(
        pk=message.pk,
        state=State.CLAIMED,
        claim=token,
        claimed_until__gt=now + settings.OUTBOX_LONGEST_DELIVERY,
    )
    return bool(mine.update(handed_at=now))


def sweep(now: dt.datetime | None = None) -> tuple[int, int]:
    """Looks after claims whose sender is gone: ``(released, uncertain)``.

    What was not handed over goes back to the queue; the rest may have arrived. Calls that nobody
    made in time are cancelled.
    """
    now = now or timezone.now()
    cancel_expired_calls(now)
    with transaction.atomic():
        stale = Message.objects.filter(state=State.CLAIMED, claimed_until__lte=now)
        if connection.features.has_select_for_update_skip_locked:
            stale = stale.select_for_update(skip_locked=True)
        found = list(stale.only("pk", "handed_at"))
        released = [m for m in found if m.handed_at is None]
        uncertain = [m for m in found if m.handed_at is not None]
        reason = _("The program stopped while it was being sent.")
        Message.objects.filter(pk__in=[m.pk for m in released]).update(
            state=State.QUEUED, claim=None, claimed_until=None
        )
        Message.objects.filter(pk__in=[m.pk for m in uncertain]).update(
            state=State.UNCERTAIN, reason=reason, ended_at=now
        )
        MessageEvent.objects.bulk_create(
            [MessageEvent(message=m, what=Happening.RELEASED) for m in released]
            + [MessageEvent(message=m, what=Happening.UNCERTAIN, detail=reason) for m in uncertain]
        )
    return len(released), len(uncertain)

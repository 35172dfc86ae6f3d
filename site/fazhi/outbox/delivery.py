"""Sending what is due, and writing down what came of it."""

import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from itertools import groupby

from django.db import Error, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import structlog

from fazhi.outbox.channels.registry import Sender, opener_of
from fazhi.outbox.claiming import BATCH, Claimed, claim, hand_over, sweep
from fazhi.outbox.endings import end
from fazhi.outbox.models import ChannelState, Message
from fazhi.outbox.outcomes import Deferred, Outcome, Refused, Sent, Unavailable, Unknown
from fazhi.outbox.states import Happening, State
from fazhi.outbox.suppressing import note_bad_address
from fazhi.outbox.timing import rest_until, try_again_at

logger = structlog.stdlib.get_logger(__name__)

RECORDING_SECONDS = 60  # how long an answer is kept in mind while the database is away
ROUND_SECONDS = 60


def drain(seconds: float = ROUND_SECONDS, help_out: Callable[[], None] | None = None) -> str:
    """Sends what is due until nothing is or ``seconds`` are over.

    Any number of processes may do so at once; ``help_out`` is called once when a whole batch was
    waiting, so that another one can join. Returns what was done, in words; empty for nothing.
    """
    released, uncertain = sweep()
    count = 0
    until = time.monotonic() + seconds
    with ExitStack() as stack:
        senders: dict[str, Sender] = {}
        while time.monotonic() < until:
            claimed = claim()
            if not claimed.looked_at:
                break
            if help_out and claimed.looked_at >= BATCH:
                help_out()
                help_out = None
            for channel, messages in groupby(claimed.messages, lambda m: m.channel):
                if channel not in senders:
                    senders[channel] = stack.enter_context(opener_of(channel)())
                count += _deliver_all(senders[channel], claimed, list(messages))
    return _in_words(count, released, uncertain)


def _in_words(sent: int, released: int, uncertain: int) -> str:
    parts = []
    if sent:
        parts.append(ngettext("%(count)s sent", "%(count)s sent", sent) % {"count": sent})
    if released:
        parts.append(_("%(count)s taken up again") % {"count": released})
    if uncertain:
        parts.append(_("%(count)s uncertain") % {"count": uncertain})
    return ", ".join(parts)


def _deliver_all(sender: Sender, claimed: Claimed, messages: list[Message]) -> int:
    """Sends messages of one channel; the rest goes back when the channel is out of reach."""
    sent = 0
    for number, message in enumerate(messages):
        outcome = deliver(sender, message, claimed.token)
        if isinstance(outcome, Unavailable):
            _release(messages[number + 1 :], claimed.token)
            break
        sent += isinstance(outcome, Sent)
    return sent


def deliver(sender: Sender, message: Message, token: uuid.UUID) -> Outcome | None:
    """Sends one claimed message and records what came of it; ``None`` when the claim was lost."""
    outcome: Outcome | None
    if message.needs_object and message.about is None:
        _persist(partial(end, message, State.CANCELLED, _("What it is about is gone."), token))
        return None
    try:
        outcome = sender.deliver(message, partial(hand_over, message, token))
    except Error:
        raise  # the database is away: the claim runs out and the message is taken up again
    except Exception as error:
        logger.exception("a message could not be sent", message=str(message.pk))
        outcome = _after_a_mistake(message, error)
    if outcome is not None:
        _persist(partial(record, message, token, outcome))
    return outcome


def _after_a_mistake(message: Message, error: Exception) -> Outcome:
    """A fault of ours: certain that nothing left only if nothing was handed over."""
    handed = Message.objects.filter(pk=message.pk, handed_at__isnull=False).exists()
    said = f"{type(error).__name__}: {error}"
    return Unknown(said) if handed else Refused(said)


def record(message: Message, token: uuid.UUID, outcome: Outcome) -> None:
    """Writes down what came of a message; an answer that comes late still counts."""
    with transaction.atomic():
        match outcome:
            case Sent(receipt):
                if end(message, State.SENT, "", token, receipt=receipt):
                    _channel_answers(message.channel)
            case Unknown(reason):
                end(message, State.UNCERTAIN, reason, token)
            case Refused(reason, bad_address):
                if end(message, State.FAILED, reason, token) and bad_address:
                    note_bad_address(message)
                _channel_answers(message.channel)
            case Deferred(reason):
                _try_again(message, reason, token)
            case Unavailable(reason):
                _release([message], token)
                _channel_rests(message.channel, reason)


def _try_again(message: Message, reason: str, token: uuid.UUID) -> None:
    now = timezone.now()
    attempts = message.attempts + 1
    due_at = try_again_at(attempts, now)
    if due_at is None or (message.expires_at and due_at >= message.expires_at):
        end(message, State.FAILED, reason, token)
        return
    taken_back = Message.objects.filter(pk=message.pk, state=State.CLAIMED, claim=token).update(
        state=State.QUEUED, claim=None, claimed_until=None, handed_at=None,
        attempts=attempts, due_at=due_at, reason=reason[:300],
    )  # fmt: skip
    if taken_back:
        message.note(Happening.DEFERRED, reason)


def _release(messages: list[Message], token: uuid.UUID) -> None:
    """Gives back what was claimed and not taken; it stays due."""
    Message.objects.filter(
        pk__in=[m.pk for m in messages], state=State.CLAIMED, claim=token
    ).update(state=State.QUEUED, claim=None, claimed_until=None, handed_at=None)


def _channel_rests(channel: str, reason: str) -> None:
    now = timezone.now()
    row, _made = ChannelState.objects.select_for_update().get_or_create(channel=channel)
    if row.resting_until and row.resting_until > now:
        return  # another sender has just found the same
    row.failures += 1
    row.resting_until = rest_until(row.failures, now)
    row.since = row.since or now
    row.reason = reason[:300]
    row.save()
    logger.warning("a channel is out of reach", channel=channel, reason=reason)


def _channel_answers(channel: str) -> None:
    ChannelState.objects.filter(channel=channel, failures__gt=0).update(
        failures=0, resting_until=None, since=None, reason=""
    )


def _persist(write: Callable[[], object]) -> None:
    """Writes an answer down, also when the database is away for a while: it cannot be asked again."""
    until = time.monotonic() + RECORDING_SECONDS
    while True:
        try:
            write()
            return
        except Error:
            if connection.in_atomic_block or time.monotonic() > until:
                raise
            connection.close()
            time.sleep(1)

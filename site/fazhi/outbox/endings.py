"""How a message ends: one step for whoever ends it, a sender, a provider's answer or a person."""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from fazhi.outbox.kinds import known_kind
from fazhi.outbox.models import Message
from fazhi.outbox.states import Happening, State, sources_of

_EVENTS = {
    State.SENT: Happening.SENT,
    State.UNCERTAIN: Happening.UNCERTAIN,
    State.FAILED: Happening.FAILED,
    State.BOUNCED: Happening.BOUNCED,
    State.CANCELLED: Happening.CANCELLED,
}


def is_secret(message: Message) -> bool:
    """Whether its kind holds a key: nobody sees its words, and they go once it is sent."""
    kind = known_kind(message.kind)
    return kind is not None and kind.secret


def end(
    message: Message,
    state: State,
    reason: str,
    token: uuid.UUID | None = None,
    *,
    receipt: str = "",
    happening: Happening | None = None,
    by: Any = None,
) -> bool:
    """Brings a message into ``state``; ``False`` when it is where no step leads there.

    A sender proves with ``token`` that the message is its own.
    """
    now = timezone.now()
    changes: dict[str, Any] = {"state": state, "reason": reason[:300], "ended_at": now}
    if receipt:
        changes["receipt"] = receipt[:255]
    if state in (State.SENT, State.CANCELLED) and is_secret(message):
        changes.update(subject="", text="", html="", erased=True)
    with transaction.atomic():
        rows = Message.objects.filter(pk=message.pk, state__in=sources_of(state))
        if token is not None:
            rows = rows.filter(claim=token)
        if not rows.update(**changes):
            return False
        message.note(happening or _EVENTS[state], reason, by=by)
    for name, value in changes.items():
        setattr(message, name, value)
    return True

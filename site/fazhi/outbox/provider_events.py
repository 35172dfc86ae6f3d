"""What providers tell about messages, after the fact: delivered, came back, complained.

Providers tell the same twice, and in any order: each event counts once (`ProviderEvent`), and the
states of a message lead in one direction (`fazhi.outbox.states`).
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import structlog
from anymail.signals import EventType, RejectReason, tracking

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.endings import end
from fazhi.outbox.models import Message, ProviderEvent, Suppression
from fazhi.outbox.states import Happening, State
from fazhi.outbox.suppressing import block, note_bad_address

logger = structlog.stdlib.get_logger(__name__)

KEPT = dt.timedelta(days=30)
_CAME_BACK = {EventType.BOUNCED, EventType.REJECTED, EventType.FAILED}
_ADDRESS = {None, RejectReason.BOUNCED, RejectReason.INVALID}


class TooEarly(Exception):
    """The provider is faster than our own note that it has the message; it should tell again."""


@dataclass(frozen=True)
class Told:
    """One thing that was told about a message; ``what`` is one of anymail's event types."""

    source: str
    key: str
    what: str
    detail: str = ""
    is_bad_address: bool = False


def digest(*parts: object) -> str:
    """The key of an event: the same for the same parts."""
    text = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def take_in(message: Message, told: Told) -> bool:
    """Changes the message once; ``False`` for what was told before or says nothing new.

    Raises `TooEarly` while the message is being sent.
    """
    if told.what not in _ACTS:
        return False
    try:
        with transaction.atomic():
            # No join with what may be empty: PostgreSQL locks no such row.
            row = Message.objects.select_for_update().get(pk=message.pk)
            if row.state in (State.CLAIMED, State.QUEUED):
                raise TooEarly
            ProviderEvent.objects.create(
                key=told.key, source=told.source[:30], what=told.what, message=row
            )
            return _ACTS[told.what](row, told)
    except IntegrityError:
        return False


def _delivered(message: Message, told: Told) -> bool:
    if message.state == State.UNCERTAIN:
        return end(message, State.SENT, told.detail, happening=Happening.CONFIRMED)
    if message.state == State.SENT:
        message.note(Happening.CONFIRMED, told.detail)
        return True
    return False


def _came_back(message: Message, told: Told) -> bool:
    if not end(message, State.BOUNCED, told.detail):
        return False
    if told.is_bad_address:
        note_bad_address(message)
    return True


def _delayed(message: Message, told: Told) -> bool:
    message.note(Happening.DEFERRED, told.detail)
    return True


def _complained(message: Message, told: Told) -> bool:
    message.note(Happening.COMPLAINED, told.detail)
    return _blocked(message, Suppression.Reason.COMPLAINED, told.source)


def _unsubscribed(message: Message, told: Told) -> bool:
    return _blocked(message, Suppression.Reason.STOPPED, told.source)


def _blocked(message: Message, reason: str, source: str) -> bool:
    if message.address:  # gone with the words of an old message
        block(message, reason, _("Told by %(provider)s") % {"provider": source})
    return True


_ACTS = {
    EventType.DELIVERED: _delivered,
    EventType.DEFERRED: _delayed,
    EventType.COMPLAINED: _complained,
    EventType.UNSUBSCRIBED: _unsubscribed,
    **dict.fromkeys(_CAME_BACK, _came_back),
}


def message_of(message_id: str) -> Message | None:
    """The e-mail that the provider calls so: by its own id or by the Message-ID that we gave it."""
    if not message_id:
        return None
    mails = Message.objects.filter(channel=Channel.EMAIL)
    ours = message_id if message_id.startswith("<") else f"<{message_id}>"
    return mails.filter(receipt=message_id).first() or mails.filter(mail_id=ours).first()


def _on_tracking(sender: Any, event: Any, esp_name: str, **kwargs: Any) -> None:
    message = message_of(str(event.message_id or ""))
    if message is None:
        logger.info("a provider tells of an unknown message", provider=esp_name)
        return
    identity = event.event_id or event.esp_event
    take_in(
        message,
        Told(
            source=esp_name,
            key=digest(esp_name, identity, event.event_type, event.recipient),
            what=event.event_type,
            detail=" ".join(str(event.mta_response or event.description or "").split()),
            is_bad_address=event.reject_reason in _ADDRESS,
        ),
    )


def connect() -> None:
    """Called once, when the apps are ready."""
    tracking.connect(_on_tracking, dispatch_uid="fazhi.outbox.provider_events")


def purge_provider_events(dry_run: bool) -> int:
    """Deletes what was told more than `KEPT` ago."""
    old = ProviderEvent.objects.filter(at__lt=timezone.now() - KEPT)
    return old.count() if dry_run else old.delete()[0]

"""The negative control: senders that look for what is due and send it, as many programs do."""

import uuid

from django.db import transaction
from django.utils import timezone

from fazhi.outbox import delivery
from fazhi.outbox.claiming import BATCH, Claimed, _due
from fazhi.outbox.models import Message

VARIABLE = "FAZHI_TEST_WITHOUT_CLAIM"


def send_without_claim() -> None:
    """Takes the step out that lets one sender in; everything else stays."""
    delivery.claim = _claim  # type: ignore[assignment]
    delivery.hand_over = _hand_over


def _claim() -> Claimed:
    with transaction.atomic():
        found = _due(BATCH, timezone.now())
    # Without a token whoever records an answer may do so.
    return Claimed(None, found, len(found))  # type: ignore[arg-type]


def _hand_over(message: Message, token: uuid.UUID) -> bool:
    return True

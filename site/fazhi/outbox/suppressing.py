"""Which addresses are not written to any more."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from fazhi.outbox.models import Message, Suppression

BOUNCES = 3  # a mailbox can be closed by mistake for a day; three times in a row it is closed
WITHIN = dt.timedelta(days=90)


def note_bad_address(message: Message) -> None:
    """Counts that an address refused for good; blocks it after `BOUNCES` messages of the last 90 days."""
    from fazhi.outbox.states import State

    if not message.address_hash:
        return
    same = Message.objects.filter(
        address_hash=message.address_hash,
        channel=message.channel,
        ended_at__gt=timezone.now() - WITHIN,
    )
    last = list(same.order_by("-ended_at").values_list("state", flat=True)[:BOUNCES])
    if len(last) == BOUNCES and set(last) <= {State.FAILED, State.BOUNCED}:
        block(message, Suppression.Reason.BOUNCED, _("%(count)s in a row") % {"count": BOUNCES})


def block(message: Message, reason: str, note: str = "", *, kind: str = "", by: Any = None) -> None:
    """Sends nothing more to the message's address, or nothing more of one kind."""
    Suppression.objects.get_or_create(
        channel=message.channel,
        address_hash=message.address_hash,
        kind=kind,
        defaults={"address": message.address, "reason": reason, "note": note, "by": by},
    )

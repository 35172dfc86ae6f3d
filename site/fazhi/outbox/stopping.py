"""How recipients stop messages: a private link below each, and in the mail program's own button.

The token is a keyed hash of the message's id, 128 bits of it, so that a mail that is sent again
carries it without anybody having kept it. Source: RFC 8058 (one click), RFC 2369.
"""

import hashlib

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from fazhi.outbox.kinds import Kind, kinds, known_kind
from fazhi.outbox.models import Message, StopLink, Suppression
from fazhi.outbox.origin import full_address
from fazhi.people.encryption import keyed_hash

TOKEN_DIGITS = 32  # hexadecimal: 128 bits


def stop_url(message: Message) -> str:
    """The full address by which the recipient of this message stops its kind."""
    return full_address(reverse("stopping:stop", args=[_token(message)]))


def stop_headers(message: Message) -> dict[str, str]:
    """The headers by which mail programs offer a button to stop it; none for other kinds."""
    if not is_stoppable(message):
        return {}
    return {
        "List-Unsubscribe": f"<{stop_url(message)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def make_stop_link(message: Message) -> None:
    """Lets the link of a stored message work."""
    StopLink.objects.get_or_create(message=message, defaults={"digest": _digest(_token(message))})


def is_stoppable(message: Message) -> bool:
    """Whether its kind can be refused."""
    kind = known_kind(message.kind)
    return kind is not None and kind.stoppable


def message_of(token: str) -> Message | None:
    """The message whose link holds this token, as long as its address is kept."""
    link = StopLink.objects.filter(digest=_digest(token)).select_related("message").first()
    return link.message if link and link.message.address else None


def stoppable_kinds() -> list[Kind]:
    """All kinds that can be refused."""
    return [kind for kind in kinds() if kind.stoppable]


def stopped_kinds(message: Message) -> set[str]:
    """The keys of the kinds that this recipient has stopped."""
    return set(_stopped(message).values_list("kind", flat=True))


@transaction.atomic
def stop(message: Message, *, everything: bool = False) -> None:
    """Sends nothing more of this kind, or of any kind that can be stopped."""
    chosen = {kind.key for kind in stoppable_kinds()} if everything else set()
    for kind in sorted(chosen | {message.kind}):
        Suppression.objects.get_or_create(
            channel=message.channel,
            address_hash=message.address_hash,
            kind=kind,
            defaults={"address": message.address, "reason": Suppression.Reason.STOPPED},
        )


def undo(message: Message) -> None:
    """Takes back what the recipient stopped; what staff or a mail server blocked stays."""
    _stopped(message).delete()


def _stopped(message: Message) -> QuerySet[Suppression]:
    return Suppression.objects.filter(
        channel=message.channel,
        address_hash=message.address_hash,
        reason=Suppression.Reason.STOPPED,
    )


def _token(message: Message) -> str:
    return keyed_hash("outbox.stop", str(message.pk))[:TOKEN_DIGITS]


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

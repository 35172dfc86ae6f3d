"""Names and addresses of recipients, as lists show them."""

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models import Message, Suppression
from fazhi.people.masking import mask_email, mask_name, mask_phone


def masked_address(row: Message | Suppression) -> str:
    """The address or number, masked; empty once it was deleted."""
    mask = mask_email if row.channel == Channel.EMAIL else mask_phone
    return mask(row.address)


def masked_recipient(message: Message) -> str:
    """The masked name and the masked address."""
    return " ".join(filter(None, (mask_name(message.recipient_name), masked_address(message))))

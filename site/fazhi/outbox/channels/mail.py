"""A message as an e-mail."""

import base64
from email.headerregistry import Address
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from fazhi.accounts.mail import site_name
from fazhi.outbox.models import Message
from fazhi.outbox.stopping import stop_headers


def as_mail(message: Message) -> EmailMultiAlternatives:
    """The e-mail: text, HTML from the same source, attachments, and a Message-ID of its own.

    The id follows from the row, so that whoever gets a message a second time by hand can see that
    it is the same one. Headers say that a machine wrote it (RFC 3834).
    """
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=sender(),
        to=[message.address],
        headers={
            "Message-ID": message.mail_id,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            **stop_headers(message),
        },
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    for attachment in message.attachments.all():
        content = base64.b64decode(attachment.content)
        mail.attach(attachment.name, content, attachment.content_type)
    return mail


def sender() -> str:
    """The address of the settings, with the town's name before it unless they name somebody."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return str(Address(name or site_name(), addr_spec=address))


def mail_id(key: object) -> str:
    """The Message-ID of the message with this id (RFC 5322, 3.6.4)."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{key}@{host}>"

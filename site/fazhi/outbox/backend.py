"""What Django, allauth and Wagtail mail goes into the outbox too."""

from collections.abc import Sequence
from email.message import MIMEPart

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.html import strip_tags
from django.utils.translation import get_language, gettext_lazy

from fazhi.accounts.models import User
from fazhi.outbox.addresses import domain_of, one_line, problem_with
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind, register_kind
from fazhi.outbox.models import Message, Priority
from fazhi.outbox.states import State
from fazhi.outbox.writing import File, write

PLAIN = "outbox.plain"


def register() -> None:
    """The kind of messages whose words a library has written."""
    register_kind(
        Kind(
            key=PLAIN,
            label=gettext_lazy("Mail of the system"),
            subject="",
            body="",
            why="",
            channels=(Channel.EMAIL,),
            priority=Priority.URGENT,
            waits_for_day=False,
            secret=True,  # it may hold a link to set a new password
        )
    )


class OutboxBackend(BaseEmailBackend):
    """Writes one message for each recipient; it leaves after the caller's transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many mails were written. Raises ``BadHeaderError`` for what would add a header."""
        return sum(bool(_write(mail)) for mail in email_messages)


def _write(mail: EmailMessage) -> int:
    mail.message()  # raises for headers with line breaks
    users = {
        user.email: user
        for user in User.objects.filter(email__in=[a.lower() for a in mail.recipients()])
    }
    written, body = 0, str(mail.body)
    for address in mail.recipients():
        problem = problem_with(address)
        message = Message(
            kind=PLAIN,
            channel=Channel.EMAIL,
            language=get_language() or settings.LANGUAGE_CODE,
            priority=Priority.URGENT,
            user=users.get(address.lower()),
            address=address,
            domain="" if problem else domain_of(address),
            subject=one_line(str(mail.subject)),
            text=strip_tags(body) if mail.content_subtype == "html" else body,
            html=_html_of(mail),
            state=State.FAILED if problem else State.QUEUED,
            reason=problem,
        )
        written += bool(write(message, _files_of(mail)))
    return written


def _html_of(mail: EmailMessage) -> str:
    if not isinstance(mail, EmailMultiAlternatives):
        return str(mail.body) if mail.content_subtype == "html" else ""
    return next(
        (str(content) for content, mimetype in mail.alternatives if mimetype == "text/html"), ""
    )


def _files_of(mail: EmailMessage) -> list[File]:
    files = []
    for attachment in mail.attachments:
        if isinstance(attachment, MIMEPart):
            raise ValueError("attach files by name, content and type")
        name, content, mimetype = attachment
        files.append(
            File(
                str(name or "file"),
                mimetype or "application/octet-stream",
                content if isinstance(content, bytes) else str(content).encode(),
            )
        )
    return files

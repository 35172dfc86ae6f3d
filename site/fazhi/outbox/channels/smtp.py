"""Plain SMTP, step by step: what went wrong before the message was given away, and what after.

Django's own backend sends in one call, which cannot tell "never taken" from "taken, but the answer
was lost". Source: RFC 5321 (4.2, replies; 6.1, who is responsible after DATA), RFC 3463 (enhanced
status codes).
"""

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.core.mail.message import sanitize_address
from django.core.mail.utils import DNS_NAME
from django.utils.translation import gettext as _

from fazhi.outbox.channels.mail import as_mail
from fazhi.outbox.models import Message
from fazhi.outbox.outcomes import Deferred, Outcome, Refused, Sent, Unavailable, Unknown

_ENHANCED = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")


class SmtpSender:
    """One connection, opened with the first message and again after it broke."""

    def __init__(self) -> None:
        self.connection: smtplib.SMTP | None = None

    def close(self) -> None:
        """Says good-bye, whatever the server thinks of it."""
        if self.connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                self.connection.quit()
            self.drop()

    def drop(self) -> None:
        """Gives the connection up without a word."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def deliver(self, message: Message, hand_over: Callable[[], bool]) -> Outcome | None:
        """One mail, to its one recipient."""
        mail = as_mail(message)
        content = mail.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own
        try:
            recipient = sanitize_address(message.address, "ascii")
            envelope_sender = sanitize_address(settings.OUTBOX_ENVELOPE_SENDER, "ascii")
        except ValueError:
            return Refused(_("This is no e-mail address."), bad_address=True)
        try:
            connection = self._connected()
            refused = self._announce(connection, envelope_sender, recipient)
        except smtplib.SMTPServerDisconnected as error:
            self.drop()
            return Unavailable(_("The mail server hung up: %s") % error)
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            return Unavailable(_("The mail server is out of reach: %s") % _in_short(error))
        if refused is not None:
            return refused
        return self._hand_over(connection, content, hand_over)

    def _connected(self) -> smtplib.SMTP:
        """An open connection; one that the server has left meanwhile is opened again."""
        if self.connection is not None:
            try:
                if self.connection.noop()[0] == 250:
                    return self.connection
            except (OSError, smtplib.SMTPException):
                pass
            self.drop()
        options = {"local_hostname": DNS_NAME.get_fqdn(), "timeout": settings.EMAIL_TIMEOUT}
        host, port = settings.EMAIL_HOST, settings.EMAIL_PORT
        if settings.EMAIL_USE_SSL:
            context = ssl.create_default_context()
            self.connection = smtplib.SMTP_SSL(host, port, context=context, **options)
        else:
            self.connection = smtplib.SMTP(host, port, **options)
        if settings.EMAIL_USE_TLS:
            self.connection.starttls(context=ssl.create_default_context())
        if settings.EMAIL_HOST_USER and settings.EMAIL_HOST_PASSWORD:
            self.connection.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        return self.connection

    def _announce(
        self, connection: smtplib.SMTP, envelope_sender: str, recipient: str
    ) -> Outcome | None:
        """MAIL, RCPT and DATA: what refuses the message before it is given away, or ``None``."""
        connection.ehlo_or_helo_if_needed()
        code, reply = connection.mail(envelope_sender)
        if code != 250:
            # Neither the recipient nor the words: the next message would fare the same.
            return self._not_taken(code, reply) if code == 552 else self._all_refused(code, reply)
        code, reply = connection.rcpt(recipient)
        if code not in (250, 251):
            return self._not_taken(code, reply, of_recipient=True)
        code, reply = connection.docmd("DATA")
        if code != 354:
            return self._not_taken(code, reply)
        return None

    def _hand_over(
        self, connection: smtplib.SMTP, content: bytes, hand_over: Callable[[], bool]
    ) -> Outcome | None:
        try:
            allowed = hand_over()
        except BaseException:
            self.drop()  # in the middle of DATA: without its end nothing is taken
            raise
        if not allowed:
            self.drop()
            return None
        try:
            connection.send(_dot_stuffed(content))
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            self.drop()
            # The end mark was not written, so the server must throw away what it has.
            return Deferred(_("The connection broke while sending: %s") % _in_short(error))
        try:
            code, reply = connection.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            return Unknown(_("The mail server did not answer: %s") % _in_short(error))
        if code == 250:
            return Sent(_readable(reply)[:255])
        return self._not_taken(code, reply)

    def _not_taken(self, code: int, reply: bytes, *, of_recipient: bool = False) -> Outcome:
        said = f"{code} {_readable(reply)}"
        if code == 421:
            self.drop()
            return Unavailable(said)
        with suppress(OSError, smtplib.SMTPException):
            if self.connection is not None:
                self.connection.rset()
        if 400 <= code < 500:
            return Deferred(said)
        return Refused(said, bad_address=of_recipient and is_about_the_address(code, said))

    def _all_refused(self, code: int, reply: bytes) -> Outcome:
        self.drop()
        return Unavailable(f"{code} {_readable(reply)}")


@contextmanager
def smtp_sender() -> Iterator[SmtpSender]:
    """A sender whose connection is closed at the end."""
    sender = SmtpSender()
    try:
        yield sender
    finally:
        sender.close()


def is_about_the_address(code: int, said: str) -> bool:
    """No such mailbox or domain, or a closed one; not a full one, and not a matter of policy."""
    if enhanced := _ENHANCED.search(said):
        return enhanced[0].startswith("5.1.") or enhanced[0] == "5.2.1"
    return code in (550, 551, 553)


def _dot_stuffed(content: bytes) -> bytes:
    """The content of DATA with its end mark (RFC 5321, 4.5.2)."""
    stuffed = re.sub(rb"(?m)^\.", b"..", content)
    return stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _readable(reply: bytes) -> str:
    return " ".join(reply.decode("utf-8", "replace").split())


def _in_short(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        return f"{error.smtp_code} {_readable(text) if isinstance(text, bytes) else text}"
    return str(error) or type(error).__name__

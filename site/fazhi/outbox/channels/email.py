"""E-mail: by plain SMTP, or by whatever backend the settings name (django-anymail has a dozen)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

import requests
from anymail.exceptions import AnymailConfigurationError, AnymailError, AnymailRecipientsRefused

from fazhi.outbox.channels.mail import as_mail
from fazhi.outbox.channels.registry import Sender
from fazhi.outbox.channels.requesting import never_reached
from fazhi.outbox.channels.smtp import smtp_sender
from fazhi.outbox.models import Message
from fazhi.outbox.outcomes import Outcome, Refused, Sent, Unavailable, Unknown

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class BackendSender:
    """Any mail backend of Django's."""

    def __init__(self, connection: BaseEmailBackend) -> None:
        self.connection = connection

    def deliver(self, message: Message, hand_over: Callable[[], bool]) -> Outcome | None:
        """One call of the backend, and what its answer means."""
        mail = as_mail(message)
        if not hand_over():
            return None
        try:
            self.connection.send_messages([mail])
        except AnymailRecipientsRefused as error:
            return Refused(_in_short(error), bad_address=True)
        except AnymailError as error:
            return _answer_of(error)
        except OSError as error:  # a folder that is full or gone
            return Unavailable(_in_short(error))
        status = getattr(mail, "anymail_status", None)
        return Sent(str(getattr(status, "message_id", None) or ""))


def _answer_of(error: AnymailError) -> Outcome:
    """What a provider's failure says about whether it has the message."""
    said = _in_short(error)
    status = getattr(error, "status_code", None)
    if status in (401, 403, 429, 503):
        return Unavailable(said)  # the key, the rate or the whole service: not this message's fault
    if status is not None and 400 <= status < 500:
        return Refused(said)
    if status is not None:
        return Unknown(said)
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError) or never_reached(
        error
    ):
        return Unavailable(said)
    if isinstance(error, requests.RequestException):
        return Unknown(said)
    if isinstance(error, ValueError | TypeError):
        return Refused(said)  # it could not be written in the provider's form
    return Unknown(said)


class OutOfReach:
    """Stands in for a backend that cannot be opened."""

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def deliver(self, message: Message, hand_over: Callable[[], bool]) -> Outcome:
        """Nothing is handed over."""
        return Unavailable(self.reason)


@contextmanager
def email_sender() -> Iterator[Sender]:
    """The sender that the settings choose."""
    if settings.OUTBOX_EMAIL_BACKEND == SMTP:
        with smtp_sender() as smtp:
            yield smtp
        return
    try:
        connection = get_connection(settings.OUTBOX_EMAIL_BACKEND)
        connection.open()
    except (AnymailConfigurationError, OSError) as error:
        yield OutOfReach(_("The mail backend cannot be opened: %s") % _in_short(error))
        return
    try:
        yield BackendSender(connection)
    finally:
        connection.close()


def _in_short(error: Exception) -> str:
    return " ".join(str(error).split())[:280] or type(error).__name__

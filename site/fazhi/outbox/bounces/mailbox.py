"""The mailbox that returned mail goes to, read over IMAP (RFC 3501).

What has been read is marked so. A mail that is read twice, because the program was stopped in
between, changes nothing the second time.
"""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fazhi.outbox.bounces.reports import LARGEST
from fazhi.outbox.bounces.taking_in import take_in_mail
from fazhi.outbox.provider_events import TooEarly

SECONDS = 30
MOST = 200  # mails in one round


class MailboxProblem(Exception):
    """The mailbox cannot be read; says why, without the password."""


def read_mailbox() -> str:
    """Takes in the unread mails of ``FAZHI_BOUNCES_IMAP_URL``; returns what was done, in words.

    Raises `MailboxProblem`. Without a mailbox nothing is done.
    """
    if not settings.OUTBOX_BOUNCES_IMAP_URL:
        return ""
    try:
        with _opened(settings.OUTBOX_BOUNCES_IMAP_URL) as mailbox:
            return _read(mailbox)
    except (imaplib.IMAP4.error, OSError) as error:
        said = " ".join(str(error).split())[:200]
        raise MailboxProblem(_("The mailbox cannot be read: %s") % said) from None


def _read(mailbox: imaplib.IMAP4) -> str:
    read = changed = 0
    for number in _unread(mailbox):
        try:
            changed += take_in_mail(_fetched(mailbox, number))
        except TooEarly:
            continue  # stays unread
        _answer(mailbox.uid("STORE", number, "+FLAGS.SILENT", r"(\Seen)"))
        read += 1
    if not read:
        return ""
    words = ngettext("%(count)s mail read", "%(count)s mails read", read) % {"count": read}
    return f"{words}, {_('%(count)s came back or are late') % {'count': changed}}"


@contextmanager
def _opened(address: str) -> Iterator[imaplib.IMAP4]:
    parts = urlsplit(address)
    host = parts.hostname or ""
    mailbox: imaplib.IMAP4
    if parts.scheme == "imaps":
        context = ssl.create_default_context()
        mailbox = imaplib.IMAP4_SSL(host, parts.port or 993, ssl_context=context, timeout=SECONDS)
    else:
        mailbox = imaplib.IMAP4(host, parts.port or 143, timeout=SECONDS)
    try:
        mailbox.login(_quoted(unquote(parts.username or "")), unquote(parts.password or ""))
        if "ID" in mailbox.capabilities:
            # 163 and 126 show no mail to a program that does not say its name (RFC 2971).
            mailbox.xatom("ID", '("name" "fazhi")')
        _answer(mailbox.select(_quoted(unquote(parts.path.lstrip("/")))))
        yield mailbox
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            mailbox.logout()
        with suppress(OSError):
            mailbox.shutdown()


def _unread(mailbox: imaplib.IMAP4) -> list[str]:
    [found] = _answer(mailbox.uid("SEARCH", "UNSEEN")) or [b""]
    numbers = found.split() if isinstance(found, bytes) else []
    return [number.decode("ascii", "replace") for number in numbers[:MOST]]


def _fetched(mailbox: imaplib.IMAP4, number: str) -> bytes:
    """The beginning of a mail; empty when it has gone meanwhile."""
    parts = _answer(mailbox.uid("FETCH", number, f"(BODY.PEEK[]<0.{LARGEST}>)"))
    return next((bytes(part[1]) for part in parts if isinstance(part, tuple)), b"")


def _answer(answer: tuple[str, list[Any]]) -> list[Any]:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(f"{status} {data[:1]!r}"[:200])
    return data


def _quoted(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace('"', r"\"")
    return f'"{escaped}"'

"""Reads what mail servers write about mail that they could not deliver.

The standard form is RFC 3464 (in the envelope of RFC 6522). Chinese providers also write web pages
in words of their own; of those only the Message-ID, the address and the reply of the server are
looked for. Addresses alone would be found by flufl.bounce, too: it is not used because a report counts
by its Message-ID, which that library does not look for, and it knows none of QQ, 163 and Exmail.
"""

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Mail
from email.utils import parseaddr
from functools import cache
from pathlib import Path

from django.utils.html import strip_tags

LARGEST = 300_000  # bytes that are looked at; the report stands before the mail that it is about
MOST_PARTS = 50
LONGEST_TEXT = 50_000

_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?"
# Our own Message-IDs (`fazhi.outbox.channels.mail.mail_id`), with or without their brackets.
_OURS = re.compile(r"(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@" + _HOST)
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + _HOST)
_REPLY = re.compile(r"(?<![\d.])[45]\d\d[ -](?:[^\n]{0,200})")
_DAEMON = re.compile(r"mail(?:er)?-?daemon|postmaster", re.IGNORECASE)


@dataclass(frozen=True)
class Report:
    """What one report says about one mail; ``key`` is the same for the same report."""

    key: str
    mail_ids: tuple[str, ...]
    addresses: frozenset[str]  # in small letters
    is_final: bool  # or only late
    detail: str


def reports_in(content: bytes) -> list[Report]:
    """The reports of one mail; none for anything else, such as automatic answers."""
    mail = message_from_bytes(content[:LARGEST], policy=policy.compat32)
    key = hashlib.sha256(content[:LARGEST]).hexdigest()
    parts = _parts(mail)
    blocks = [
        block
        for part in parts
        if part.get_content_type() == "message/delivery-status" and part.is_multipart()
        for block in part.get_payload()
        if isinstance(block, Mail) and block.get("Action")
    ]
    if blocks:
        ids = _original_ids(parts) or _ids_in(_text_of(parts))
        return [report for block in blocks if (report := _standard(block, ids, key))]
    return _in_own_words(mail, parts, key)


def _parts(mail: Mail) -> list[Mail]:
    found: list[Mail] = []
    for part in mail.walk():
        found.append(part)
        if len(found) == MOST_PARTS:
            break
    return found


def _standard(block: Mail, ids: tuple[str, ...], key: str) -> Report | None:
    """The fields of one recipient (RFC 3464, 2.3); ``None`` for good news."""
    action = str(block["Action"]).strip().lower()
    if not action.startswith(("failed", "delayed", "error")):  # opensmtpd writes “error”
        return None
    addresses = {
        address
        for name in ("Original-Recipient", "Final-Recipient", "X-Actual-Recipient")
        for address in _ADDRESS.findall(str(block.get(name, "")))
    }
    status = str(block.get("Status", "")).split()[:1]
    said = str(block.get("Diagnostic-Code", "")).partition(";")[2]
    return Report(
        key,
        ids,
        frozenset(a.lower() for a in addresses),
        not action.startswith("delayed"),
        _one_line(" ".join([*status, said])),
    )


def _original_ids(parts: list[Mail]) -> tuple[str, ...]:
    """The Message-IDs of the mails that the report brings along, whole or by their headers."""
    found = []
    for part in parts[1:]:
        kind = part.get_content_type()
        if kind == "message/rfc822" and part.is_multipart():
            inner = part.get_payload(0)
            found.append(str(inner.get("Message-ID", "")) if isinstance(inner, Mail) else "")
        elif kind in ("text/rfc822-headers", "message/rfc822-headers"):
            headers = message_from_bytes(_content(part), policy=policy.compat32)
            found.append(str(headers.get("Message-ID", "")))
    return _ids_in("\n".join(found))


def _in_own_words(mail: Mail, parts: list[Mail], key: str) -> list[Report]:
    """A report in no standard form: from a mail server, about a mail of ours, and it says what happened."""
    sender = parseaddr(_decoded(mail.get("From", "")))[1]
    if not _DAEMON.search(sender.partition("@")[0]):
        return []  # a person, or a machine that answers for one
    text = _text_of(parts)
    ids = _original_ids(parts) or _ids_in(text)
    title = _decoded(mail.get("Subject", ""))
    said = f"{title}\n{text}".lower()
    is_late = any(word in said for word in _words()["delayed"])
    if not ids or not (is_late or any(word in said for word in _words()["failed"])):
        return []
    reply = _REPLY.search(text)
    addresses = frozenset(a.lower() for a in _ADDRESS.findall(text))
    return [Report(key, ids, addresses, not is_late, _one_line(reply[0] if reply else title))]


def _text_of(parts: list[Mail]) -> str:
    """The words of a report, with the headers of the mail that it brings along, but not its own."""
    return "\n".join(_texts(parts))[:LONGEST_TEXT]


def _texts(parts: list[Mail]) -> Iterator[str]:
    for part in parts:
        kind = part.get_content_type()
        if kind == "message/rfc822" and part.is_multipart():
            inner = part.get_payload(0)
            if isinstance(inner, Mail):
                yield "\n".join(str(inner.get(name, "")) for name in ("Message-ID", "To"))
        elif kind == "text/html":
            yield html.unescape(strip_tags(_as_text(part).replace(">", "> ")))
        elif kind.startswith("text/"):
            yield _as_text(part)


def _content(part: Mail) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _as_text(part: Mail) -> str:
    try:
        return _content(part).decode(part.get_content_charset() or "gb18030", "replace")
    except LookupError:  # a charset that nobody knows
        return _content(part).decode("gb18030", "replace")


def _decoded(value: object) -> str:
    try:
        return str(make_header(decode_header(str(value))))
    except (LookupError, ValueError, MessageError):
        return str(value)


def _ids_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"<{found}>" for found in _OURS.findall(text)))[:5]


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:300]


@cache
def _words() -> dict[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return {name: tuple(words) for name, words in found.items()}

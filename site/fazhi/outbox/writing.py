"""Writing messages: the one way for rooms to send anything."""

import base64
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from fazhi.departments.models import Department
from fazhi.outbox.addresses import problem_with
from fazhi.outbox.channels.mail import mail_id
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.footer import footer_of
from fazhi.outbox.kinds import Kind, kind_of, known_kind
from fazhi.outbox.models import Attachment, GroupChat, Message, OutboxSettings, Suppression
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.rendering import Rendered, render
from fazhi.outbox.states import Happening, State
from fazhi.outbox.stopping import make_stop_link, stop_url
from fazhi.outbox.timing import after_quiet_hours
from fazhi.people.models import Person

MOST_ATTACHED_BYTES = 2_000_000

_wakers: list[Callable[[], None]] = []


def register_waker(wake: Callable[[], None]) -> None:
    """Adds what is called when messages have been committed that are due at once."""
    _wakers.append(wake)


@dataclass(frozen=True)
class File:
    """Something that goes along with an e-mail; other channels leave it out."""

    name: str
    content_type: str
    content: bytes


def send(
    kind: str,
    to: "Recipient | Person | GroupChat | Any",
    values: Mapping[str, object],
    *,
    about: models.Model | None = None,
    key: str | None = None,
    department: Department | None = None,
    not_before: dt.datetime | None = None,
    expires_at: dt.datetime | None = None,
    files: Iterable[File] = (),
) -> Message | None:
    """Writes a message in the caller's transaction; it leaves once that is committed.

    The recipient's preference and what is reachable decide the channel. Who cannot be reached gets
    a message that has failed, so that staff see it. With a ``key`` that was used before nothing
    happens, and the answer is ``None``: an event that is told twice is written once.

    Raises `UnknownKind`, `UnknownPlaceholder`, and ``ValueError`` for files that are too large: the
    calling room's mistakes, none of which a visitor can cause.
    """
    chosen = kind_of(kind)
    recipient = Recipient.of(to)
    message = _addressed(chosen, recipient)
    rendered = _rendered(message, chosen, recipient.language, values, department)
    message.subject, message.text = rendered.subject, rendered.text
    message.html = rendered.html if message.channel == Channel.EMAIL else ""
    message.language, message.department, message.key = recipient.language, department, key
    if about is not None:
        message.content_type = ContentType.objects.get_for_model(about)
        message.object_id = str(about.pk)
    _time(message, chosen, not_before, expires_at)
    with transaction.atomic():
        written = write(message, files)
        if written and chosen.stoppable and written.state == State.QUEUED:
            make_stop_link(written)
    return written


def _rendered(
    message: Message,
    kind: Kind,
    language: str,
    values: Mapping[str, object],
    department: Department | None,
) -> Rendered:
    """In words, with who sends it, why, and how to stop it."""
    with override(language):
        footer = footer_of(kind, department, stop_url(message) if kind.stoppable else "")
    return render(kind, language, values, footer=footer, channel=Channel(message.channel))


def _addressed(kind: Kind, recipient: Recipient) -> Message:
    """A message to the recipient on the first channel that is open, or one that has failed."""
    message = Message(
        kind=kind.key,
        priority=kind.priority,
        person=recipient.person,
        user=recipient.user,
        recipient_name=recipient.name,
        needs_object=kind.needs_object,
    )
    reasons = []
    for channel in recipient.reachable_on(kind.channels):
        message.channel, message.address = channel, recipient.address_on(channel)
        problem = problem_with(message.address) if channel == Channel.EMAIL else ""
        if not problem and is_blocked(message):
            problem = _("The address is blocked.")
        if not problem:
            message.domain = recipient.paced_by(channel)
            return message
        reasons.append(problem)
    if not message.channel:
        message.channel = kind.channels[0]
        reasons = [_("There is neither an address nor a number to reach them.")]
    message.state, message.reason = State.FAILED, reasons[0]
    message.ended_at = timezone.now()
    return message


def is_blocked(message: Message) -> bool:
    """Whether nothing is sent to its address, or nothing of its kind."""
    rows = Suppression.objects.filter(channel=message.channel, kind__in=("", message.kind))
    column = Message._meta.get_field("address_hash")
    return rows.filter(address_hash=column.hash(message.address)).exists()


def _time(
    message: Message,
    kind: Kind,
    not_before: dt.datetime | None,
    expires_at: dt.datetime | None,
) -> None:
    message.due_at = due_at = first_moment(message, not_before)
    message.expires_at = expires_at or (due_at + kind.expires if kind.expires else None)


def first_moment(message: Message, not_before: dt.datetime | None = None) -> dt.datetime:
    """When the message may leave: calls, and kinds that can wait, not in quiet hours."""
    due_at = max(not_before or timezone.now(), timezone.now())
    kind = known_kind(message.kind)
    if message.channel != Channel.CALL and kind is not None and not kind.waits_for_day:
        return due_at
    hours = OutboxSettings.load()
    return after_quiet_hours(due_at, hours.quiet_from, hours.quiet_until)


def write(message: Message, files: Iterable[File] = ()) -> Message | None:
    """Stores a finished message with its files; ``None`` when its key was used before."""
    attached = list(files) if message.channel == Channel.EMAIL else []
    if sum(len(file.content) for file in attached) > MOST_ATTACHED_BYTES:
        raise ValueError("the files of a message are too large")
    if message.channel == Channel.EMAIL and not message.mail_id:
        message.mail_id = mail_id(message.pk)
    with transaction.atomic():
        if message.key and Message.objects.filter(key=message.key).exists():
            return None
        try:
            with transaction.atomic():
                message.save(force_insert=True)
        except IntegrityError:
            if message.key and Message.objects.filter(key=message.key).exists():
                return None  # another transaction was faster
            raise
        Attachment.objects.bulk_create(
            Attachment(
                message=message,
                name=file.name,
                content_type=file.content_type,
                content=base64.b64encode(file.content).decode(),
            )
            for file in attached
        )
        if message.state != State.QUEUED:
            message.note(Happening(message.state), message.reason)
    if message.state == State.QUEUED and message.due_at <= timezone.now():
        transaction.on_commit(_wake, robust=True)
    return message


def _wake() -> None:
    for wake in _wakers:
        wake()

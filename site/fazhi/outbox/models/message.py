"""One message to one recipient on one channel."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.states import ENDED, Happening, State
from fazhi.people.encryption import EncryptedTextField, KeyedHashField, keyed_hash
from fazhi.privacy import PersonalData, Retention

ADDRESS_PURPOSE = "outbox.address"  # one hash for messages and for the suppression list
_TELLING = _("Telling the recipient what they asked for or must know")


class Priority(models.IntegerChoices):
    """Which of the messages that are due leaves first."""

    URGENT = 10, pgettext_lazy("priority of a message", "urgent")
    NORMAL = 20, pgettext_lazy("priority of a message", "normal")
    BULK = 30, pgettext_lazy("priority of a message", "bulk")


class AddressHashField(KeyedHashField):
    """The keyed hash of an address, the same in every table of this room, whatever its case."""

    def hash(self, text: str) -> str:
        return keyed_hash(ADDRESS_PURPOSE, text.strip().lower())


class Message(models.Model):
    """A message, written in the transaction of what it is about.

    It leaves at most once: whoever wants to send it must win the step from queued to claimed, and
    marks it (``handed_at``) before the other side can take it. A claim that is over without that
    mark goes back to the queue; with it the message is uncertain, and a person decides.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    language = models.CharField(_("language"), max_length=10)
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.NORMAL
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    # Set once by who wrote it: a second message of the same key is not written.
    key = models.CharField(_("key"), max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001

    # To whom.
    person = models.ForeignKey(
        "people.Person", models.SET_NULL, verbose_name=_("person"), null=True, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=pgettext_lazy("person of the administration", "account"),
        null=True,
        related_name="+",
    )
    department = models.ForeignKey(
        "departments.Department",
        models.SET_NULL,
        verbose_name=_("department"),
        null=True,
        related_name="+",
        help_text=_("The department on whose behalf it is sent."),
    )
    recipient_name = EncryptedTextField(_("recipient"), blank=True, default="")
    address = EncryptedTextField(_("address"), blank=True, default="")
    address_hash = AddressHashField(_("hash of the address"), source="address", db_index=True)
    domain = models.CharField(_("domain"), max_length=255, blank=True)

    # What.
    subject = EncryptedTextField(_("subject"), blank=True, default="")
    text = EncryptedTextField(_("text"), blank=True, default="")
    html = EncryptedTextField(_("HTML"), blank=True, default="")
    content_type = models.ForeignKey(
        ContentType, models.SET_NULL, null=True, related_name="+", editable=False
    )
    object_id = models.CharField(max_length=64, blank=True, editable=False)
    about = GenericForeignKey("content_type", "object_id")
    needs_object = models.BooleanField(
        default=False, editable=False
    )  # without what it is about it says nothing
    mail_id = models.CharField(_("Message-ID"), max_length=320, blank=True, editable=False)
    resend_of = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("sent again for"), null=True, related_name="resends"
    )

    # When.
    created_at = models.DateTimeField(_("written at"), default=timezone.now, editable=False)
    due_at = models.DateTimeField(_("not before"), default=timezone.now)
    expires_at = models.DateTimeField(_("of no use after"), null=True)
    slot_reserved = models.BooleanField(
        default=False, editable=False
    )  # its domain's pace allows it
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claim = models.UUIDField(null=True, editable=False)
    claimed_until = models.DateTimeField(null=True, editable=False)
    handed_at = models.DateTimeField(_("handed over at"), null=True, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)
    receipt = models.CharField(_("id at the provider"), max_length=255, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    erased = models.BooleanField(_("words deleted"), default=False, editable=False)
    pruned = models.BooleanField(default=False, editable=False)  # names and details too

    personal_data = {
        "recipient_name": PersonalData(_TELLING, Retention.HANDLED, days=30),
        "address": PersonalData(_TELLING, Retention.HANDLED, days=30),
        "address_hash": PersonalData(
            _("Not writing again to an address that refuses"), Retention.RECORD, days=400
        ),
        "subject": PersonalData(_TELLING, Retention.HANDLED, days=30),
        "text": PersonalData(_TELLING, Retention.HANDLED, days=30),
        "html": PersonalData(_TELLING, Retention.HANDLED, days=30),
        "reason": PersonalData(_("What the other side answered"), Retention.HANDLED, days=30),
    }
    not_personal = (
        "kind", "channel", "language", "state", "key", "domain", "object_id", "mail_id", "receipt",
    )  # fmt: skip

    class Meta:
        verbose_name = pgettext_lazy("outbox", "message")
        verbose_name_plural = pgettext_lazy("outbox", "messages")
        ordering = ("-created_at",)
        permissions = (("reveal_message", _("Can see messages in full")),)
        indexes = (
            # Not partial: SQLite recognises no condition that compares with a parameter.
            models.Index(fields=("state", "channel", "priority", "due_at"), name="outbox_due"),
            models.Index(fields=("state", "-created_at"), name="outbox_state"),
            models.Index("content_type", "object_id", name="outbox_about"),
            models.Index("ended_at", name="outbox_ended", condition=Q(pruned=False)),
            models.Index(fields=("mail_id",), name="outbox_mail_id"),
            models.Index(fields=("receipt",), name="outbox_receipt"),
        )

    def __str__(self) -> str:
        from fazhi.outbox.kinds import label_of

        return str(label_of(self.kind))

    @property
    def is_ended(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.state in ENDED or self.state == State.UNCERTAIN

    def note(self, what: Happening, detail: str = "", *, by: Any = None) -> "MessageEvent":
        """Adds a line to its history."""
        return MessageEvent.objects.create(message=self, what=what, detail=detail[:300], by=by)


class Attachment(models.Model):
    """A file that goes along with an e-mail; its content is kept in base 64, encrypted."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    name = models.CharField(_("file name"), max_length=120)
    content_type = models.CharField(_("type"), max_length=100)
    content = EncryptedTextField(_("content"))

    personal_data = {"content": PersonalData(_TELLING, Retention.HANDLED, days=30)}
    not_personal = ("name", "content_type")

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.name


class MessageEvent(models.Model):
    """A line of a message's history; never changed."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="events")
    at = models.DateTimeField(_("time"), default=timezone.now, editable=False)
    what = models.CharField(_("what happened"), max_length=12, choices=Happening.choices)
    detail = models.CharField(_("details"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        null=True,
        related_name="+",
    )

    personal_data = {
        "detail": PersonalData(_("What the other side answered"), Retention.HANDLED, days=30)
    }
    not_personal = ("what",)

    class Meta:
        verbose_name = _("event of a message")
        verbose_name_plural = _("events of messages")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.get_what_display()

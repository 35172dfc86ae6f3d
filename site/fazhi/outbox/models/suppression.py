"""Addresses that are not written to any more."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models.message import AddressHashField
from fazhi.people.encryption import EncryptedTextField
from fazhi.privacy import PersonalData, Retention

_WHY = _("Not writing to who does not want it or cannot be reached")


class Suppression(models.Model):
    """An address on a channel to which nothing is sent, and why.

    ``kind`` narrows it to one kind of message (somebody who stopped reminders); empty means all.
    """

    class Reason(models.TextChoices):
        """Why."""

        STOPPED = "stopped", _("the recipient does not want it")
        BOUNCED = "bounced", _("messages came back")
        COMPLAINED = "complained", _("the recipient complained")
        STAFF = "staff", _("entered by staff")

    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    address = EncryptedTextField(_("address"))
    address_hash = AddressHashField(_("hash of the address"), source="address", db_index=True)
    kind = models.CharField(_("kind of message"), max_length=60, blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices)
    note = models.CharField(_("note"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        null=True,
        editable=False,
        related_name="+",
    )

    personal_data = {
        "address": PersonalData(_WHY, Retention.RECORD),
        "address_hash": PersonalData(_WHY, Retention.RECORD),
        "note": PersonalData(_WHY, Retention.RECORD),
    }
    not_personal = ("channel", "kind", "reason")

    class Meta:
        verbose_name = _("blocked address")
        verbose_name_plural = _("blocked addresses")
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("channel", "address_hash", "kind"),
                name="outbox_suppressed_once",
                violation_error_message=_("This address is blocked already."),
            ),
        )

    def __str__(self) -> str:
        return self.get_reason_display()

"""What the administration tells its people, and how they want to be told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.privacy import PersonalData, Retention

_TELLING = _("Telling staff what waits for them")


class Notification(models.Model):
    """A line in somebody's inbox; it never leaves the administration."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=pgettext_lazy("person of the administration", "account"),
        related_name="+",
    )
    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    url = models.CharField(_("web address"), max_length=500, blank=True)
    # Set by who tells: the same event is told once.
    key = models.CharField(_("key"), max_length=120, blank=True, editable=False)
    created_at = models.DateTimeField(_("time"), default=timezone.now, editable=False)
    read_at = models.DateTimeField(_("read at"), null=True, editable=False)
    awaits_digest = models.BooleanField(default=False, editable=False)

    personal_data = {
        "title": PersonalData(_TELLING, Retention.HANDLED, days=90),
        "text": PersonalData(_TELLING, Retention.HANDLED, days=90),
    }
    not_personal = ("kind", "url", "key")

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        default_permissions = ()
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "key"), condition=~Q(key=""), name="notified_once"
            ),
        )
        indexes = (
            models.Index(fields=("user", "-created_at"), name="notifications_of"),
            models.Index("user", name="unread_notifications", condition=Q(read_at=None)),
            models.Index("user", name="awaiting_digest", condition=Q(awaits_digest=True)),
        )

    def __str__(self) -> str:
        return self.title


class Told(models.TextChoices):
    """How somebody is told; the inbox has it in any case."""

    INBOX = "inbox", _("in the inbox only")
    AT_ONCE = "at_once", _("in the inbox, and at once by e-mail")
    DIGEST = "digest", _("in the inbox, and in one e-mail a day")


DEFAULT_TOLD = Told.DIGEST


class NotificationChoice(models.Model):
    """How an account wants to be told of one kind; without a row, as of everything else."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=pgettext_lazy("person of the administration", "account"),
        related_name="+",
    )
    kind = models.CharField(_("kind"), max_length=60, blank=True)  # empty: everything else
    told = models.CharField(_("how"), max_length=10, choices=Told.choices, default=DEFAULT_TOLD)

    not_personal = ("kind", "told")

    class Meta:
        verbose_name = _("choice of notifications")
        verbose_name_plural = _("choices of notifications")
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("user", "kind"), name="one_choice_a_kind"),)

    def __str__(self) -> str:
        return self.get_told_display()

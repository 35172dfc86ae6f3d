"""What mail providers and mail servers have told about messages."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProviderEvent(models.Model):
    """That something was told once; told again it changes nothing.

    Kept for 30 days, longer than a signed request is taken (`fazhi.outbox.provider_requests`).
    """

    key = models.CharField(_("digest of what was told"), max_length=64, unique=True)
    source = models.CharField(_("told by"), max_length=30)
    what = models.CharField(_("what happened"), max_length=30)
    message = models.ForeignKey(
        "outbox.Message",
        models.CASCADE,
        verbose_name=pgettext_lazy("outbox", "message"),
        related_name="+",
    )
    at = models.DateTimeField(_("time"), default=timezone.now, db_index=True)

    not_personal = ("key", "source", "what")

    class Meta:
        verbose_name = _("answer of a provider")
        verbose_name_plural = _("answers of providers")

    def __str__(self) -> str:
        return f"{self.source}: {self.what}"

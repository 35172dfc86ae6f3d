"""Links by which recipients stop messages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StopLink(models.Model):
    """The private link of one message; only the digest of its token is kept.

    It works as long as the message's address is kept.
    """

    message = models.ForeignKey(
        "outbox.Message",
        models.CASCADE,
        verbose_name=pgettext_lazy("outbox", "message"),
        related_name="stop_links",
    )
    digest = models.CharField(_("digest of the token"), max_length=64, unique=True)

    not_personal = ("digest",)

    class Meta:
        verbose_name = _("link to stop messages")
        verbose_name_plural = _("links to stop messages")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.message)

"""How fast messages may leave."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fazhi.outbox.channels.names import Channel


class DomainPace(models.Model):
    """When the next message to a mail domain fits its rate (`fazhi.outbox.pace`)."""

    domain = models.CharField(_("domain"), max_length=255, primary_key=True)
    fits_at = models.DateTimeField(_("next message fits at"))

    not_personal = ("domain",)

    class Meta:
        verbose_name = _("pace of a domain")
        verbose_name_plural = _("paces of domains")

    def __str__(self) -> str:
        return self.domain


class ChannelState(models.Model):
    """Whether a channel is resting because the other side is out of reach."""

    channel = models.CharField(
        _("channel"), max_length=10, choices=Channel.choices, primary_key=True
    )
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    resting_until = models.DateTimeField(_("resting until"), null=True)
    since = models.DateTimeField(_("out of reach since"), null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    not_personal = ("channel", "reason")

    class Meta:
        verbose_name = _("state of a channel")
        verbose_name_plural = _("states of channels")

    def __str__(self) -> str:
        return self.get_channel_display()

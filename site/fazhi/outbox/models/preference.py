"""How a person wants to be reached."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fazhi.outbox.channels.names import Channel
from fazhi.privacy import PersonalData, Retention

_WHY = _("Reaching the person in the way that they prefer")
CHANNELS = [(c.value, c.label) for c in (Channel.EMAIL, Channel.CALL, Channel.SMS)]


class ContactPreference(models.Model):
    """The channel and the language that a person prefers; it goes with the person."""

    person = models.OneToOneField(
        "people.Person", models.CASCADE, verbose_name=_("person"), related_name="+"
    )
    channel = models.CharField(
        _("preferred channel"),
        max_length=10,
        choices=CHANNELS,
        blank=True,
    )
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    personal_data = {
        "channel": PersonalData(_WHY, Retention.RECORD),
        "language": PersonalData(_WHY, Retention.RECORD),
    }

    class Meta:
        verbose_name = _("way to reach a person")
        verbose_name_plural = _("ways to reach persons")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.person)

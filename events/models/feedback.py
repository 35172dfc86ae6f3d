"""What those who came say of a session: three answers, without a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.sessions import Session
from fazhi.privacy import PersonalData, Retention

LONGEST_WISH = 300


class Mark(models.IntegerChoices):
    """How much."""

    YES = 3, pgettext_lazy("answer", "yes, well")
    PARTLY = 2, pgettext_lazy("answer", "partly")
    NO = 1, pgettext_lazy("answer", "hardly")


class SessionFeedback(models.Model):
    """One answer; which registration gave it is kept nowhere, and of the time only the day."""

    session = models.ForeignKey(
        Session,
        models.CASCADE,
        related_name="feedback",
        verbose_name=pgettext_lazy("of a lecture", "session"),
    )
    understood = models.PositiveSmallIntegerField(_("understood it"), choices=Mark.choices)
    useful = models.PositiveSmallIntegerField(_("can use it"), choices=Mark.choices)
    wish = models.CharField(_("wish"), max_length=LONGEST_WISH, blank=True)
    day = models.DateField(_("given on"))

    personal_data = {
        "wish": PersonalData(_("Choosing what lectures are about"), Retention.RECORD, days=0)
    }

    class Meta:
        verbose_name = _("answer about a session")
        verbose_name_plural = _("answers about sessions")
        ordering = ("-day", "-pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.understood}/{self.useful}"

"""How much of something was used up, by one address in an hour or by the whole site in a day."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fazhi.privacy import PersonalData, Retention


class Allowance(models.Model):
    """A counter that begins anew when its time is over (``until``)."""

    purpose = models.CharField(_("purpose"), max_length=40)
    visitor = models.CharField(
        _("visitor"), max_length=64, help_text=_("Keyed hash of an address; empty: the whole site.")
    )
    until = models.DateTimeField(_("counts until"))
    used = models.PositiveIntegerField(_("used"), default=0)

    personal_data: ClassVar[dict[str, PersonalData]] = {
        "visitor": PersonalData(
            _("Holding back floods of messages and guesses"), Retention.LIMIT, days=1
        )
    }
    not_personal: ClassVar[tuple[str, ...]] = ("purpose",)

    class Meta:
        verbose_name = _("counter of a limit")
        verbose_name_plural = _("counters of limits")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("purpose", "visitor", "until"), name="allowance_once"),
        )
        indexes = (models.Index(fields=("until",), name="allowance_until"),)

    def __str__(self) -> str:
        return f"{self.purpose}: {self.used}"

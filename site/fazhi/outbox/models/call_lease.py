"""Who is calling whom just now."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.privacy import PersonalData, Retention


class CallLease(models.Model):
    """One member of staff has a number to call; nobody else calls it meanwhile."""

    address_hash = models.CharField(_("hash of the number"), max_length=64, primary_key=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("by"), related_name="+"
    )
    until = models.DateTimeField(pgettext_lazy("call in progress", "until"), db_index=True)

    personal_data = {
        "address_hash": PersonalData(
            _("That two members of staff do not call the same person"), Retention.HOUR
        )
    }

    class Meta:
        verbose_name = _("call in progress")
        verbose_name_plural = _("calls in progress")

    def __str__(self) -> str:
        return str(self.by)

    @property
    def is_live(self) -> bool:
        """Whether its time is not over."""
        return self.until > timezone.now()

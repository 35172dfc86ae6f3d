"""Approvals that were given on paper, entered by one person with their scan, confirmed by another."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.media.fields import stored_name
from fazhi.privacy import PersonalData, Retention
from fazhi.signoff.models.tasks import SignOffTaskState


class PaperProgress(models.TextChoices):
    """How far a paper approval is."""

    ENTERED = "entered", pgettext_lazy("paper approval", "entered")
    CONFIRMED = "confirmed", pgettext_lazy("paper approval", "confirmed")
    REFUSED = "refused", pgettext_lazy("paper approval", "refused")


def scan_path(approval: "PaperApproval", name: str) -> str:
    """A name in the private store that nobody guesses."""
    return stored_name("signoff", name)


class PaperApproval(models.Model):
    """A signature on paper for one step: whose, of which day, with the scan.

    ``version`` is that of the content that the paper is about. The step may be gone, with its page;
    then the record of the signature still holds the digest of the scan.
    """

    step = models.ForeignKey(
        SignOffTaskState, models.CASCADE, verbose_name=_("step"), related_name="papers"
    )
    version = models.CharField(_("version"), max_length=64)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("signed by"),
        related_name="+",
    )
    signed_on = models.DateField(_("signed on"))
    opinion = models.TextField(_("opinion"), max_length=2000, blank=True)
    scan = models.FileField(_("scan"), upload_to=scan_path)
    scan_digest = models.CharField(_("digest of the scan"), max_length=64)
    progress = models.CharField(
        _("state"), max_length=10, choices=PaperProgress.choices, default=PaperProgress.ENTERED
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("entered by"), related_name="+"
    )
    entered_at = models.DateTimeField(_("entered at"), default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("confirmed or refused by"),
        related_name="+",
        null=True,
        blank=True,
    )

    personal_data: ClassVar[dict[str, PersonalData]] = {
        "scan": PersonalData(_("Proof of an approval on paper"), Retention.OFFICE),
        "opinion": PersonalData(
            _("Saying why content was signed; people may write about people"), Retention.OFFICE
        ),
    }
    not_personal: ClassVar[tuple[str, ...]] = ("version", "scan_digest", "progress")

    class Meta:
        verbose_name = _("approval on paper")
        verbose_name_plural = _("approvals on paper")
        ordering = ("-entered_at", "-pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("step",),
                condition=Q(progress="entered"),
                name="signoff_paper_waits_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.signer} {self.signed_on}"

"""Small corrections of public content, which take two people instead of all steps."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.privacy import PersonalData, Retention
from fazhi.signoff.models.records import LONGEST_WORDS


class CorrectionKind(models.TextChoices):
    """What may be corrected without signing everything anew; nothing that says something else."""

    TYPO = "typo", _("a mistyped word")
    PUNCTUATION = "punctuation", _("punctuation and blanks")
    LAYOUT = "layout", _("layout, with every word as it was")
    LINK = "link", _("the target of a link")
    CONTACT = "contact", _("telephone, address or hours of an office")


class Progress(models.TextChoices):
    """How far a correction is."""

    OPEN = "open", pgettext_lazy("correction", "proposed")
    DONE = "done", pgettext_lazy("correction", "published")
    REFUSED = "refused", pgettext_lazy("correction", "refused")


class Correction(models.Model):
    """A correction that somebody proposes and another person publishes.

    ``version`` is that of the content (`fazhi.signoff.snapshot.version_of`): any other one, and it
    has to be proposed anew.
    """

    model = models.CharField(_("kind of content"), max_length=100)
    key = models.CharField(_("key of the content"), max_length=64)
    version = models.CharField(_("version"), max_length=64)
    kind = models.CharField(_("what is corrected"), max_length=12, choices=CorrectionKind.choices)
    words = models.TextField(_("explanation"), max_length=LONGEST_WORDS)
    progress = models.CharField(
        _("state"), max_length=8, choices=Progress.choices, default=Progress.OPEN
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("proposed by"),
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("ended by"),
        related_name="+",
        null=True,
        blank=True,
    )

    personal_data: ClassVar[dict[str, PersonalData]] = {
        "words": PersonalData(
            _("Saying what is corrected; people may write about people"), Retention.OFFICE
        )
    }
    not_personal: ClassVar[tuple[str, ...]] = ("model", "key", "version", "kind", "progress")

    class Meta:
        verbose_name = pgettext_lazy("content", "correction")
        verbose_name_plural = pgettext_lazy("content", "corrections")
        ordering = ("-proposed_at", "-pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("model", "key"),
                condition=Q(progress="open"),
                name="signoff_correction_open_once",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

"""A version of a law: its text from one day to another, and where it was taken from."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.privacy import PersonalData, Retention
from legal_library.addresses import law_path
from legal_library.models.laws import Law
from legal_library.status import EndReason, Status, status_of


class ChangeKind(models.TextChoices):
    """How a version came to be (立法法 2023, article 65; 修正 changes articles, 修订 the whole)."""

    ADOPTED = "adopted", pgettext_lazy("version of a law", "first adopted")
    AMENDED = "amended", pgettext_lazy("version of a law", "amended in parts")
    REVISED = "revised", pgettext_lazy("version of a law", "revised as a whole")


class DateBasis(models.TextChoices):
    """What the day of coming into force rests on."""

    CLOSING = "closing", _("closing clause of the text")
    HISTORY = "history", _("note below the title")
    SOURCE = "source", _("data of the source")
    CORRECTION = "correction", _("correction with a source")
    EDITOR = "editor", _("entered by an editor")
    ASSUMED = "assumed", _("assumed: the day of the version")
    NONE = "", _("not known")


class LawVersionQuerySet(models.QuerySet["LawVersion"]):
    """Versions, by whether readers see them."""

    def public(self) -> "LawVersionQuerySet":
        """Versions that are released and not withdrawn."""
        return self.filter(released_at__isnull=False, withdrawn_at__isnull=True)

    def in_order(self) -> "LawVersionQuerySet":
        """By the day of the version, the oldest first."""
        return self.order_by("version_date", "pk")


class LawVersion(models.Model):
    """The text of a law as one act made it.

    ``version_date`` names a version: the day on which its text was adopted, amended or revised.
    ``effective_to`` follows from the next version or the repeal (`legal_library.chains`), or is
    the end of a term (`expires_on`). Status is `status_on`, never a column.
    """

    law = models.ForeignKey(
        Law, models.PROTECT, related_name="versions", verbose_name=pgettext_lazy("a work", "law")
    )
    version_date = models.DateField(
        _("day of the version"),
        null=True,
        blank=True,
        help_text=_("When this text was adopted, amended or revised."),
    )
    title = models.CharField(_("title of this version"), max_length=300)
    change = models.CharField(
        _("how it came to be"), max_length=10, choices=ChangeKind, default=ChangeKind.ADOPTED
    )
    promulgated_on = models.DateField(_("promulgated on"), null=True, blank=True)
    document_number = models.CharField(_("document number"), max_length=120, blank=True)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_basis = models.CharField(
        _("basis of this day"), max_length=12, choices=DateBasis, default=DateBasis.NONE, blank=True
    )
    effective_to = models.DateField(
        _("in force until"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The first day on which it does not apply any more."),
    )
    end_reason = models.CharField(
        _("reason of its end"), max_length=12, choices=EndReason, blank=True, editable=False
    )
    expires_on = models.DateField(
        _("term ends on"),
        null=True,
        blank=True,
        help_text=_("The last day of a limited term."),
    )
    history_text = models.TextField(_("note below the title"), blank=True)
    is_decision = models.BooleanField(
        _("amending decision"),
        default=False,
        help_text=_("The text says how a law is changed; it is not the text of the law."),
    )
    claimed_status = models.CharField(
        _("status according to the source"),
        max_length=10,
        choices=Status,
        blank=True,
        help_text=_("Never shown as the status; a difference is a finding."),
    )
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    source_file = models.CharField(_("name of the file"), max_length=300, blank=True)
    sha256 = models.CharField(_("hash of the file"), max_length=64, blank=True, db_index=True)
    text_digest = models.CharField(
        _("hash of the text"), max_length=16, blank=True, editable=False, db_index=True
    )
    article_count = models.PositiveIntegerField(_("articles"), default=0, editable=False)
    provision_count = models.PositiveIntegerField(_("provisions"), default=0, editable=False)
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("verified by"),
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True, editable=False)
    verification_note = models.CharField(_("note on the verification"), max_length=500, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("released by"),
    )
    released_at = models.DateTimeField(_("released at"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(_("reason of the withdrawal"), max_length=500, blank=True)

    personal_data = {
        "verification_note": PersonalData(
            _("What whoever compared the text with its source wants to be known"), Retention.RECORD
        ),
        "withdrawal_reason": PersonalData(
            _("Why a text of a law was taken from the site"), Retention.RECORD
        ),
    }
    not_personal = (
        *("title", "change", "document_number", "effective_basis", "end_reason", "history_text"),
        "claimed_status",
        *("source_name", "source_url", "source_file", "sha256", "text_digest"),
    )

    objects = LawVersionQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a law", "version")
        verbose_name_plural = pgettext_lazy("of a law", "versions")
        ordering = ("law", "-version_date", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("law", "version_date"),
                condition=models.Q(is_decision=False),
                name="law_version_once",
                violation_error_message=_("The law has a version of this day already."),
            ),
            models.UniqueConstraint(
                fields=("law",),
                condition=models.Q(is_decision=False, version_date__isnull=True),
                name="law_undated_version_once",
                violation_error_message=_("The law has a version without a day already."),
            ),
        )
        indexes = (models.Index(fields=("effective_from", "effective_to"), name="version_period"),)
        permissions = (
            ("verify_lawversion", _("Can verify a version against its source")),
            ("release_lawversion", _("Can release a version for readers")),
            ("import_lawversion", _("Can import laws")),
        )

    def __str__(self) -> str:
        return f"{self.law.short_title or self.title} {self.date_part}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.title:
            self.title = self.law.title
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return law_path(self.law.slug, self.date_part)

    @property
    def date_part(self) -> str:
        """Its part of an address: 2020-05-28, or ``undated``."""
        return self.version_date.isoformat() if self.version_date else "undated"

    @property
    def order(self) -> tuple[dt.date, int]:
        """What versions of a law are ordered by."""
        return self.order_of(self.version_date, self.effective_from, self.pk)

    @staticmethod
    def order_of(
        version_date: dt.date | None, effective_from: dt.date | None, key: int | None
    ) -> tuple[dt.date, int]:
        """The same for a version of which only these columns were read."""
        return (version_date or effective_from or dt.date.min, key or 0)

    @property
    def is_public(self) -> bool:
        """Whether readers see it: released and not withdrawn."""
        return self.released_at is not None and self.withdrawn_at is None

    @property
    def is_kept(self) -> bool:
        """Whether an import leaves its text alone: readers see it, or people have corrected it."""
        return self.is_public or (self.pk is not None and self.corrections.exists())

    def status_on(self, day: dt.date | None = None) -> Status:
        """Its status on a day, today by default."""
        return status_of(self.effective_from, self.effective_to, self.end_reason, day)

    @property
    def status(self) -> Status:
        """Its status today."""
        return self.status_on()

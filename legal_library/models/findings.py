"""Findings about versions: what is wrong, and what was decided about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.privacy import PersonalData, Retention
from legal_library.models.versions import LawVersion
from legal_library.parsing.findings import MEANINGS, Code, Severity


class FindingState(models.TextChoices):
    """Whether a finding still counts."""

    OPEN = "open", pgettext_lazy("finding", "open")
    RESOLVED = "resolved", pgettext_lazy("finding", "resolved")
    WAIVED = "waived", pgettext_lazy("finding", "waived")


class VersionFindingQuerySet(models.QuerySet["VersionFinding"]):
    """Findings, by what they do."""

    def blocking(self) -> "VersionFindingQuerySet":
        """What stops the release of a version."""
        return self.filter(severity=Severity.BLOCKING, state=FindingState.OPEN)


class VersionFinding(models.Model):
    """A finding of the parser or the import about a version."""

    version = models.ForeignKey(
        LawVersion,
        models.CASCADE,
        related_name="findings",
        verbose_name=pgettext_lazy("of a law", "version"),
    )
    code = models.CharField(
        _("finding"), max_length=40, choices=[(c.value, MEANINGS[c][1]) for c in Code]
    )
    severity = models.CharField(_("severity"), max_length=10, choices=Severity)
    quote = models.CharField(_("words in question"), max_length=200, blank=True)
    path = models.CharField(_("provision"), max_length=200, blank=True)
    count = models.PositiveIntegerField(_("how often"), default=1)
    state = models.CharField(
        _("state"), max_length=10, choices=FindingState, default=FindingState.OPEN
    )
    reason = models.CharField(
        pgettext_lazy("of a decision about a finding", "reason"), max_length=500, blank=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    personal_data = {
        "reason": PersonalData(_("Why a finding was waived or resolved"), Retention.RECORD)
    }
    not_personal = ("code", "severity", "quote", "path", "state")

    objects = VersionFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ("version", "pk")
        indexes = (
            # By the version first: SQLite takes the index with most equal columns, whatever they leave.
            models.Index(fields=("version", "severity", "state"), name="finding_of_version"),
        )

    def __str__(self) -> str:
        return str(self.get_code_display())

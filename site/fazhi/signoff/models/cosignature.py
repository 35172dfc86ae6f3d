"""Departments that must agree with what another one signs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wagtail.models import WorkflowState

from fazhi.departments.models import Department


class CoSignature(models.Model):
    """A department asked to co-sign a submission; ``record`` is that of its signature, once it is there."""

    workflow_state = models.ForeignKey(
        WorkflowState, models.CASCADE, verbose_name=_("submission"), related_name="cosignatures"
    )
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("department"), related_name="+"
    )
    record = models.PositiveBigIntegerField(_("number of the record"), null=True, blank=True)

    class Meta:
        verbose_name = _("co-signature")
        verbose_name_plural = _("co-signatures")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("workflow_state", "department"), name="signoff_cosignature_once"
            ),
        )
        indexes = (
            models.Index(
                fields=("workflow_state",),
                condition=Q(record__isnull=True),
                name="signoff_cosignature_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.workflow_state_id}: {self.department}"

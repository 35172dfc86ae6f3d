"""Somebody signs in another person's place for some days, such as a leave."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.departments.dated import Dated, DatedQuerySet, dates_in_order
from fazhi.departments.models import Department, Role
from fazhi.workdays import today

DELEGATED = (Role.SIGNATORY, Role.LEGAL_REVIEWER, Role.PUBLISHER, Role.COPY_CHECKER)


class Delegation(Dated):
    """Who takes whose steps between two days, both included; it ends by itself."""

    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("whose steps"),
        related_name="signoff_delegations",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=pgettext_lazy("delegation", "taken by"),
        related_name="signoff_deputations",
    )
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("department"), related_name="+"
    )
    role = models.CharField(
        _("role"),
        max_length=24,
        choices=[(role.value, role.label) for role in DELEGATED],
        default=Role.SIGNATORY,
    )
    starts_on = models.DateField(_("from"), default=today)
    reason = models.CharField(
        _("Reason"), max_length=120, blank=True, help_text=_("For example “training”.")
    )

    not_personal: ClassVar[tuple[str, ...]] = ("role", "reason")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ("-starts_on", "pk")
        indexes = (models.Index(fields=("role", "ends_on"), name="signoff_delegations"),)
        constraints = (dates_in_order("signoff_delegation_dates"),)

    def __str__(self) -> str:
        return f"{self.holder} → {self.deputy}"

    def clean(self) -> None:
        """A last day is a must: who is away comes back."""
        super().clean()
        if self.ends_on is None:
            raise ValidationError({"ends_on": _("Say until which day.")})
        if self.holder_id and self.holder_id == self.deputy_id:
            raise ValidationError({"deputy": _("Nobody signs in their own place.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; raises `ValidationError` as `clean` does."""
        self.clean()
        super().save(*args, **kwargs)

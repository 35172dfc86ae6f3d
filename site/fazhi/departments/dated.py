"""What holds from one day to another, both included, in China's time."""

import datetime as dt
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fazhi.workdays import today


def in_force(on: dt.date | None = None, prefix: str = "") -> Q:
    """The condition that a dated row holds on a day (today by default); ``prefix`` ends in ``__``."""
    day = on or today()
    starts, ends = f"{prefix}starts_on", f"{prefix}ends_on"
    return (Q(**{f"{starts}__isnull": True}) | Q(**{f"{starts}__lte": day})) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day})
    )


class DatedQuerySet(models.QuerySet[Any]):
    """Rows with a first and a last day."""

    def active(self, on: dt.date | None = None) -> Self:
        """What holds on a day, today by default."""
        return self.filter(in_force(on))

    def overlapping(self, starts_on: dt.date | None, ends_on: dt.date | None) -> Self:
        """What shares at least one day with the period; ``None`` is open."""
        found = self
        if ends_on is not None:
            found = found.filter(Q(starts_on__isnull=True) | Q(starts_on__lte=ends_on))
        if starts_on is not None:
            found = found.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
        return found


class Dated(models.Model):
    """First and last day; an empty one is open."""

    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day, included.")
    )

    class Meta:
        abstract = True

    def holds(self, on: dt.date | None = None) -> bool:
        """Whether it holds on a day, today by default."""
        return not self.is_ahead(on) and not self.is_over(on)

    @property
    def period(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day, both included; ``None`` is open."""
        return self.starts_on, self.ends_on

    def is_over(self, on: dt.date | None = None) -> bool:
        """Whether its last day lies before a day, today by default."""
        return self.ends_on is not None and self.ends_on < (on or today())

    def is_ahead(self, on: dt.date | None = None) -> bool:
        """Whether its first day lies after a day, today by default."""
        return self.starts_on is not None and self.starts_on > (on or today())

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day lies before the first.")})


def dates_in_order(name: str) -> models.CheckConstraint:
    """The database's own check that a period does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True)
        | Q(starts_on__isnull=True)
        | Q(ends_on__gte=models.F("starts_on")),
        name=name,
        violation_error_message=_("The last day lies before the first."),
    )

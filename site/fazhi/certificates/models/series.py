"""The counters of numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Series(models.Model):
    """The last number that a kind of certificate gave in a year."""

    kind = models.CharField(_("kind"), max_length=60)
    year = models.PositiveSmallIntegerField(_("year of issue"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    not_personal = ("kind",)

    class Meta:
        verbose_name = _("series of numbers")
        verbose_name_plural = _("series of numbers")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("kind", "year"), name="certificate_series_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"

    @classmethod
    def locked(cls, kind: str, year: int) -> "Series":
        """The series, for use within a transaction: who else wants it waits for the end of that.

        A transaction that fails therefore leaves no gap.
        """
        cls.objects.get_or_create(kind=kind, year=year)
        return cls.objects.select_for_update().get(kind=kind, year=year)

    def take(self, amount: int) -> int:
        """The first of the next ``amount`` numbers of a locked series."""
        first: int = self.last + 1
        self.last += amount
        self.save(update_fields=["last"])
        return first

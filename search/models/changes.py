"""What has changed and waits to be indexed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Change(models.Model):
    """A subject that was changed, written in the transaction that changed it.

    Several changes of one subject are indexed once. They are kept while an index is being built,
    which looks at what was changed meanwhile before it takes over.
    """

    source = models.CharField(_("source"), max_length=30)
    subject = models.BigIntegerField(pgettext_lazy("of the index", "subject"))
    made_at = models.DateTimeField(_("changed at"), auto_now_add=True)
    indexed_at = models.DateTimeField(_("indexed at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)
    trouble = models.CharField(
        pgettext_lazy("of the index", "what went wrong"), max_length=200, blank=True
    )

    not_personal: ClassVar = ("source", "trouble")

    class Meta:
        verbose_name = _("change to be indexed")
        verbose_name_plural = _("changes to be indexed")
        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=("source", "subject"),
                condition=models.Q(indexed_at__isnull=True),
                name="search_change_open",
            ),
            models.Index(fields=("indexed_at",), name="search_change_indexed"),
        )
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.source} {self.subject}"

"""Copies of the index outside of the database, and what they have to hear."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MirrorState(models.TextChoices):
    """What becomes of a copy: only a whole one is asked."""

    FILLING = "filling", pgettext_lazy("of a copy of an index", "being filled")
    WHOLE = "whole", pgettext_lazy("of a copy of an index", "whole")
    LEFT = "left", pgettext_lazy("of a copy of an index", "to be taken away")


class Mirror(models.Model):
    """A copy of a generation in Elasticsearch.

    It is written down before the cluster hears of it, and forgotten when the cluster has none any
    more: what the site made there, it takes away. ``prefix`` is never used twice, so that a
    database that was restored, or another site, never takes the index of somebody else for its own.
    """

    generation = models.BigIntegerField(_("search index"))
    prefix = models.CharField(_("name in the cluster"), max_length=80, unique=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MirrorState, default=MirrorState.FILLING
    )
    made_at = models.DateTimeField(pgettext_lazy("of an index", "begun at"), auto_now_add=True)
    heard_at = models.DateTimeField(_("last written at"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)
    trouble = models.CharField(
        pgettext_lazy("of the index", "what went wrong"), max_length=200, blank=True
    )

    not_personal: ClassVar = ("prefix", "state", "trouble")

    class Meta:
        verbose_name = _("copy of the search index")
        verbose_name_plural = _("copies of the search index")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("generation",),
                condition=~models.Q(state=MirrorState.LEFT),
                name="search_mirror_once",
            ),
        )
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.prefix} ({self.get_state_display()})"


class Delivery(models.Model):
    """An entry that was written or removed, and that the copy of its generation must hear of.

    Written in the transaction of the entry. What is delivered is what the database holds then; the
    key is the version, so that nothing older ever replaces it.
    """

    generation = models.BigIntegerField(_("search index"))
    entry = models.BigIntegerField(_("entry"))
    made_at = models.DateTimeField(_("changed at"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)
    trouble = models.CharField(
        pgettext_lazy("of the index", "what went wrong"), max_length=200, blank=True
    )

    not_personal: ClassVar = ("trouble",)

    class Meta:
        verbose_name = _("delivery to a copy of the search index")
        verbose_name_plural = _("deliveries to copies of the search index")
        ordering = ("pk",)
        indexes = (models.Index(fields=("generation", "id"), name="search_delivery_order"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.generation} {self.entry}"

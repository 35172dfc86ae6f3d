"""The index as rows: entries on shelves, in generations of which one is asked.

Beside these tables each generation has some of its database's own, for full text (`search.engines`).
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.documents import Facets, Standing


class GenerationState(models.TextChoices):
    """What becomes of an index: it is built beside the one that is asked, and takes its place."""

    BUILDING = "building", pgettext_lazy("of an index", "being built")
    ACTIVE = "active", pgettext_lazy("of an index", "in use")
    RETIRED = "retired", pgettext_lazy("of an index", "being taken away")


class Generation(models.Model):
    """One build of the index. Every query asks the active one, so none ever sees half an index.

    ``entries`` and ``tokens`` are counts over its documents, by which relevance is weighed.
    ``heard_at`` is when whoever builds it last wrote and ``builder`` which process that is
    (`fazhi.jobs.claims`); a build that fell silent, or whose process is gone, is taken away.
    """

    state = models.CharField(_("state"), max_length=10, choices=GenerationState)
    analysis_version = models.PositiveSmallIntegerField(_("version of the analysis"))
    started_at = models.DateTimeField(pgettext_lazy("of an index", "begun at"), auto_now_add=True)
    heard_at = models.DateTimeField(_("last written at"), auto_now_add=True)
    builder = models.CharField(_("built by"), max_length=120, blank=True)
    activated_at = models.DateTimeField(_("in use since"), null=True, blank=True)
    entries = models.PositiveIntegerField(_("entries"), default=0)
    tokens = models.PositiveBigIntegerField(_("tokens"), default=0)

    not_personal: ClassVar = ("state", "builder")

    class Meta:
        verbose_name = _("search index")
        verbose_name_plural = _("search indexes")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("state",), name="search_generation_once"),)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.pk} ({self.get_state_display()})"

    @property
    def average(self) -> float:
        """Tokens of an entry on average."""
        return self.tokens / self.entries if self.entries else 1.0


class Shelf(models.Model):
    """A combination of facet values that entries share. Few exist, so that counts are cheap."""

    language = models.CharField(_("language"), max_length=10)
    kind = models.CharField(pgettext_lazy("of a hit", "kind"), max_length=30)
    category = models.CharField(pgettext_lazy("of a hit", "category"), max_length=30, blank=True)
    standing = models.CharField(
        pgettext_lazy("of a hit", "standing"), max_length=10, choices=Standing
    )
    owner = models.CharField(
        pgettext_lazy("of a hit", "organ or department"), max_length=120, blank=True
    )
    year = models.PositiveSmallIntegerField(pgettext_lazy("of a hit", "year"), default=0)

    not_personal: ClassVar = ("language", "kind", "category", "standing", "owner")

    class Meta:
        verbose_name = _("shelf of the search index")
        verbose_name_plural = _("shelves of the search index")
        constraints = (
            models.UniqueConstraint(
                fields=("language", "kind", "category", "standing", "owner", "year"),
                name="search_shelf_once",
            ),
        )
        default_permissions = ()

    def __str__(self) -> str:
        return " / ".join(str(value) for value in self.values)

    @property
    def values(self) -> tuple[str, str, str, str, str, int]:
        """What it stands for, in the order of `search.documents.Facets`."""
        return (self.language, self.kind, self.category, self.standing, self.owner, self.year)

    @property
    def facets(self) -> Facets:
        """The same by name."""
        return Facets(*self.values)


class Entry(models.Model):
    """One document of a generation: what engines refer to. ``digest`` tells whether it changed."""

    generation = models.ForeignKey(Generation, models.CASCADE, related_name="+", db_index=False)
    source = models.CharField(_("source"), max_length=30)
    subject = models.BigIntegerField(pgettext_lazy("of the index", "subject"))
    part = models.CharField(_("part"), max_length=80, blank=True)
    shelf = models.ForeignKey(Shelf, models.PROTECT, related_name="+", db_index=False)
    boost = models.FloatField(_("weight"), default=1.0)
    length = models.PositiveIntegerField(_("tokens"), default=0)
    digest = models.CharField(_("hash"), max_length=16)

    not_personal: ClassVar = ("source", "part", "digest")

    class Meta:
        verbose_name = _("entry of the search index")
        verbose_name_plural = _("entries of the search index")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("generation", "source", "subject", "part"), name="search_entry_once"
            ),
        )
        indexes = (models.Index(fields=("generation", "source", "part"), name="search_entry_part"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.source} {self.subject} {self.part}".strip()


class EntryText(models.Model):
    """The texts of an entry: those that are shown, and those that are compared.

    ``words`` and ``said`` are normalised (`search.analysis.normalise`) and are what engines have.
    """

    entry = models.OneToOneField(
        Entry, models.CASCADE, primary_key=True, related_name="text", verbose_name=_("entry")
    )
    title = models.TextField(_("title"))
    label = models.CharField(pgettext_lazy("of a hit", "number"), max_length=80, blank=True)
    context = models.TextField(_("where it stands"), blank=True)
    caption = models.TextField(_("caption"), blank=True)
    url = models.TextField(_("address"))
    date = models.DateField(pgettext_lazy("of a hit", "day"), null=True, blank=True)
    body = models.TextField(pgettext_lazy("of a hit", "text"), blank=True)
    words = models.TextField(_("text as compared"), blank=True)
    said = models.TextField(_("what is said for it"), blank=True)

    not_personal: ClassVar = (
        *("title", "label", "context", "caption", "url", "body", "words", "said"),
    )

    class Meta:
        verbose_name = _("text of an entry of the search index")
        verbose_name_plural = _("texts of entries of the search index")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.title} {self.label}".strip()

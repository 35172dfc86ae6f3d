"""What happened to a law, and how laws are related."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from legal_library.models.laws import Law
from legal_library.models.versions import LawVersion
from legal_library.parsing.history import EventKind as Parsed


class EventKind(models.TextChoices):
    """The kinds of `parsing.history.EventKind`."""

    ADOPTED = Parsed.ADOPTED.value, pgettext_lazy("event of a law", "adopted")
    APPROVED = Parsed.APPROVED.value, pgettext_lazy("event of a law", "approved")
    PROMULGATED = Parsed.PROMULGATED.value, pgettext_lazy("event of a law", "promulgated")
    AMENDED = Parsed.AMENDED.value, pgettext_lazy("event of a law", "amended")
    REVISED = Parsed.REVISED.value, pgettext_lazy("event of a law", "revised")
    REPEALED = Parsed.REPEALED.value, pgettext_lazy("event of a law", "repealed")
    IN_FORCE = Parsed.IN_FORCE.value, pgettext_lazy("event of a law", "came into force")


class Origin(models.TextChoices):
    """Who says so."""

    TEXT = "text", _("read in a text")
    SOURCE = "source", _("data of the source")
    EDITOR = "editor", _("entered by an editor")


class LawEvent(models.Model):
    """One event in the life of a law, from the note below its title, a closing clause or an editor."""

    law = models.ForeignKey(
        Law, models.CASCADE, related_name="events", verbose_name=pgettext_lazy("a work", "law")
    )
    kind = models.CharField(_("event"), max_length=12, choices=EventKind)
    date = models.DateField(_("date"))
    organ = models.CharField(_("organ"), max_length=120, blank=True)
    session = models.CharField(pgettext_lazy("of an organ", "session"), max_length=160, blank=True)
    instrument = models.CharField(
        pgettext_lazy("event of a law", "by"),
        max_length=300,
        blank=True,
        help_text=_("The decision by which it happened."),
    )
    document_number = models.CharField(_("document number"), max_length=120, blank=True)
    text = models.TextField(_("words of the source"), blank=True)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin, default=Origin.EDITOR)

    not_personal = (
        *("kind", "organ", "session", "instrument", "document_number", "text", "origin"),
    )

    class Meta:
        verbose_name = _("event of a law")
        verbose_name_plural = _("events of laws")
        ordering = ("law", "date", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("law", "kind", "date", "instrument"), name="law_event_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.get_kind_display()}"


class RelationKind(models.TextChoices):
    """What a law does to another, read from the first to the second."""

    AMENDS = "amends", _("amends")
    REPEALS = "repeals", _("repeals")
    IMPLEMENTS = "implements", _("implements")
    INTERPRETS = "interprets", _("interprets")
    CITES = "cites", _("cites")
    BASIS = "basis", _("is based on")


class LawRelation(models.Model):
    """A relation of two laws, with provisions at both ends where they are known.

    ``target_title`` is the other law as the text names it; ``target`` stays empty until a law of
    that name is in the library. Paths are empty for a law as a whole.
    """

    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind)
    law = models.ForeignKey(
        Law, models.CASCADE, related_name="relations", verbose_name=pgettext_lazy("a work", "law")
    )
    version = models.ForeignKey(
        LawVersion,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="relations",
        verbose_name=pgettext_lazy("of a law", "version"),
    )
    path = models.CharField(_("provision"), max_length=200, blank=True)
    target = models.ForeignKey(
        Law,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="related",
        verbose_name=_("other law"),
    )
    target_title = models.CharField(_("other law as named"), max_length=300)
    target_normalised = models.CharField(
        _("title for comparison"), max_length=300, editable=False, db_index=True
    )
    target_path = models.CharField(_("provision of the other law"), max_length=200, blank=True)
    date = models.DateField(_("from"), null=True, blank=True)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin, default=Origin.EDITOR)

    not_personal = (
        *("kind", "path", "target_title", "target_normalised", "target_path", "origin"),
    )

    class Meta:
        verbose_name = _("relation of laws")
        verbose_name_plural = _("relations of laws")
        ordering = ("law", "kind", "target_title", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "law", "path", "target_normalised", "target_path"),
                name="law_relation_once",
                violation_error_message=_("The laws are related in this way already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.law} {self.get_kind_display()} {self.target or self.target_title}"

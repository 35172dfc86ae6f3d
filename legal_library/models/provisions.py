"""The provisions of a version, and corrections of their text."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.privacy import PersonalData, Retention
from legal_library.models.versions import LawVersion
from legal_library.parsing.tree import Kind


class ProvisionKind(models.TextChoices):
    """The kinds of `parsing.tree.Kind`, in the words of the Legislation Law."""

    PREAMBLE = Kind.PREAMBLE.value, pgettext_lazy("of a law", "preamble")
    PART = Kind.PART.value, pgettext_lazy("of a law", "part")
    SUBPART = Kind.SUBPART.value, pgettext_lazy("of a law", "subpart")
    CHAPTER = Kind.CHAPTER.value, pgettext_lazy("of a law", "chapter")
    SECTION = Kind.SECTION.value, pgettext_lazy("of a law", "section")
    DIVISION = Kind.DIVISION.value, pgettext_lazy("of a law", "heading")
    ARTICLE = Kind.ARTICLE.value, pgettext_lazy("of a law", "article")
    POINT = Kind.POINT.value, pgettext_lazy("of a law", "point")
    PARAGRAPH = Kind.PARAGRAPH.value, pgettext_lazy("of a law", "paragraph")
    ITEM = Kind.ITEM.value, pgettext_lazy("of a law", "item")
    SUBITEM = Kind.SUBITEM.value, pgettext_lazy("of a law", "subitem")
    TABLE = Kind.TABLE.value, pgettext_lazy("of a law", "table")
    ANNEX = Kind.ANNEX.value, pgettext_lazy("of a law", "annex")
    ATTACHED = Kind.ATTACHED.value, pgettext_lazy("of a law", "attached text")


class Provision(models.Model):
    """One provision of a version: a unit, an article, a paragraph, an item.

    ``order`` is its place in the text, ``depth`` how deep it stands, ``path`` its name within the
    version (art_133_1/para_2/item_3). ``label`` is the number as the text prints it. Articles have
    a ``digest`` of their whole text (`parsing.characters.digest`).
    """

    version = models.ForeignKey(
        LawVersion,
        models.CASCADE,
        related_name="provisions",
        verbose_name=pgettext_lazy("of a law", "version"),
    )
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("stands below"),
    )
    order = models.PositiveIntegerField(_("place"))
    depth = models.PositiveSmallIntegerField(_("depth"), default=0)
    kind = models.CharField(pgettext_lazy("of a law", "kind"), max_length=10, choices=ProvisionKind)
    number = models.PositiveIntegerField(
        pgettext_lazy("of a provision", "number"), null=True, blank=True
    )
    sub = models.PositiveIntegerField(_("inserted number"), default=0)
    label = models.CharField(_("number as printed"), max_length=60, blank=True)
    heading = models.TextField(_("heading"), blank=True)
    text = models.TextField(_("text"), blank=True)
    path = models.CharField(_("path"), max_length=200)
    digest = models.CharField(_("hash of the text"), max_length=16, blank=True)

    not_personal = ("kind", "label", "heading", "text", "path", "digest")

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ("version", "order")
        constraints = (
            models.UniqueConstraint(fields=("version", "path"), name="provision_path_once"),
            models.UniqueConstraint(fields=("version", "order"), name="provision_order_once"),
        )
        indexes = (models.Index(fields=("number", "sub", "kind"), name="provision_number"),)

    def __str__(self) -> str:
        return self.label or self.heading or self.text[:20]

    @property
    def anchor(self) -> str:
        """The id of its element on a page: art_133_1-para_2."""
        return self.path.replace("/", "-")


class TextCorrection(models.Model):
    """A change that we made to the text of a provision after its import, and why.

    Official text is never changed silently: old and new text stay, with the reason.
    """

    version = models.ForeignKey(
        LawVersion,
        models.CASCADE,
        related_name="corrections",
        verbose_name=pgettext_lazy("of a law", "version"),
    )
    path = models.CharField(_("path"), max_length=200)
    label = models.CharField(_("provision"), max_length=120)
    old_text = models.TextField(_("text before"))
    new_text = models.TextField(_("text after"))
    reason = models.CharField(_("reason and source"), max_length=500)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("corrected by"),
    )
    made_at = models.DateTimeField(_("corrected at"), auto_now_add=True)

    personal_data = {
        "reason": PersonalData(_("Why the text of a law was corrected"), Retention.RECORD)
    }
    not_personal = ("path", "label", "old_text", "new_text")

    class Meta:
        verbose_name = _("correction of a text")
        verbose_name_plural = _("corrections of texts")
        ordering = ("-made_at", "-pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.version} {self.label}"

"""What a permanent id leads to, for as long as posters hang and messages are kept."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fazhi.links.ids import PublicIdField, normalise_public_id


class CodeTaken(Exception):
    """The permanent id of an object already leads to another one."""


class LinkQuerySet(models.QuerySet["Link"]):
    """Links as people type them."""

    def find(self, code: str) -> "Link | None":
        """The link of a typed or scanned code."""
        return self.select_related("content_type").filter(code=normalise_public_id(code)).first()

    def forget(self, content_type_id: int, object_ids: list[str]) -> None:
        """Deletes the links of objects of the demonstration; those of a real town stay for ever."""
        self.filter(content_type_id=content_type_id, object_id__in=object_ids).delete()

    def keep(self, target: "PermanentlyLinked") -> "Link":
        """Writes the link of ``target``, or its title when it has been renamed.

        Raises `CodeTaken` when the id leads to something else: a poster must not change its
        meaning because a row was copied together with its id.
        """
        kind = ContentType.objects.get_for_model(target)
        title = str(target)[: Link.TITLE_LENGTH]
        link, created = self.get_or_create(
            code=target.public_id,
            defaults={"content_type": kind, "object_id": str(target.pk), "title": title},
        )
        if (link.content_type_id, link.object_id) != (kind.pk, str(target.pk)):
            raise CodeTaken(f"{target.public_id} leads to {link.content_type} {link.object_id}")
        if not created and link.title != title:
            link.title = title
            link.save(update_fields=["title"])
        return link


class Link(models.Model):
    """A short link ``/s/<code>/``: it follows its target when that moves, and outlives it.

    The row of a deleted target stays, so that an old poster leads to a page that says what was
    there, and so that its code is never given to something else.
    """

    TITLE_LENGTH = 255

    code = PublicIdField()
    content_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name=_("type"))
    object_id = models.CharField(_("object"), max_length=64)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    target = GenericForeignKey("content_type", "object_id")

    not_personal = ("code", "object_id", "title")

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("permanent link")
        verbose_name_plural = _("permanent links")
        indexes = (models.Index(fields=("content_type", "object_id"), name="link_target"),)

    def __str__(self) -> str:
        return self.title or self.code

    def get_absolute_url(self) -> str:
        """The short address itself."""
        return reverse("links:short", args=[self.code])

    def current_target(self) -> models.Model | None:
        """What the link leads to; ``None`` when the object or its whole kind is gone."""
        return self.target if self.content_type.model_class() else None


class PermanentlyLinked(models.Model):
    """Gives a model a permanent id whose short link and QR code survive every renaming.

    The `Link` row is written with the object (see ``signals``); subclasses say where it leads.
    """

    # Parameters of its address that its short link, its QR code and its print keep.
    kept_parameters: ClassVar[tuple[str, ...]] = ()

    public_id = PublicIdField()

    class Meta:
        abstract = True

    @property
    def short_url(self) -> str:
        """Path of the short link."""
        return reverse("links:short", args=[self.public_id])

    def public_url(self, request: HttpRequest) -> str | None:
        """Where the short link leads now; ``None`` while the object is not public."""
        raise NotImplementedError

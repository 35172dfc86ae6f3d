"""What the search keeps of files: on which published pages they stand, and their words."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.models import Page

from fazhi.media.models import CustomDocument
from fazhi.privacy import PersonalData, Retention


class PageDocument(models.Model):
    """A published page leads to a document. Written when the page is published."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))
    document = models.ForeignKey(
        CustomDocument, models.CASCADE, related_name="+", verbose_name=_("document")
    )

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("document on a page")
        verbose_name_plural = _("documents on pages")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("page", "document"), name="page_document_once"),
        )

    def __str__(self) -> str:
        return f"{self.page_id} → {self.document_id}"


class DocumentText(models.Model):
    """The words of a document's file, as the search knows them; ``file_hash`` says of which file.

    ``trouble`` is why there are none: a scanned picture, a broken or an encrypted file.
    """

    document = models.OneToOneField(
        CustomDocument,
        models.CASCADE,
        primary_key=True,
        related_name="+",
        verbose_name=_("document"),
    )
    file_hash = models.CharField(_("hash of the file"), max_length=40)
    text = models.TextField(pgettext_lazy("of a file", "text"), blank=True)
    trouble = models.CharField(
        pgettext_lazy("of a file", "what went wrong"), max_length=80, blank=True
    )
    read_at = models.DateTimeField(pgettext_lazy("of a file", "read at"), auto_now=True)

    personal_data: ClassVar = {
        "text": PersonalData(_("Finding documents; people may be named"), Retention.RECORD)
    }
    not_personal: ClassVar = ("file_hash", "trouble")

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.document_id)

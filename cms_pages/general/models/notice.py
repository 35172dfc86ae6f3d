"""A formal notice of a department."""

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms_pages.general.notice_body import AttachmentsBlock, NoticeBodyBlock, ReadingsBlock
from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage
from fazhi.workdays import today
from search.documents import Standing


class Validity(models.TextChoices):
    """Whether a document is still to be followed."""

    VALID = "valid", _("in force")
    EXPIRED = "expired", _("expired")
    REPEALED = "repealed", _("repealed document")


class NoticePage(BasePage):
    """A formal document with issuer, number, addressee, signature and attachments (红头文件).

    Source: 党政机关公文处理工作条例 (中办发〔2012〕14号), article 9, for the parts of a document;
    GB/T 9704-2012 for their places; 政府信息公开条例, article 12, for the entry of the catalogue.
    """

    issuer = models.CharField(
        _("issuing organ"),
        max_length=120,
        help_text=_("Full name, as it stands in the red head. Several: with blanks between them."),
    )
    document_number = models.CharField(
        _("document number"),
        max_length=60,
        blank=True,
        help_text=_("With the year in hexagonal brackets, as it stands below the red head."),
    )
    addressee = models.CharField(
        _("addressee"),
        max_length=200,
        blank=True,
        help_text=_("Whom the document is sent to, without the colon; left empty for the public."),
    )
    body = StreamField(
        NoticeBodyBlock(),
        verbose_name=_("body"),
        help_text=_("The text of the document, word for word as it was issued."),
    )
    issued_on = models.DateField(
        _("date of issue"),
        help_text=_("The date below the signature. It need not be the day of publication."),
    )
    validity = models.CharField(
        _("validity"),
        max_length=8,
        choices=Validity.choices,
        default=Validity.VALID,
        help_text=_("A document that no longer holds stays on the site and says so at the top."),
    )
    attachments = StreamField(
        AttachmentsBlock(required=False),
        blank=True,
        verbose_name=_("attachments"),
        help_text=_("In the order in which the document numbers them."),
    )
    readings = StreamField(
        ReadingsBlock(required=False),
        blank=True,
        verbose_name=_("explanations"),
        help_text=_("Pages that explain the document in plain words."),
    )
    index_number = models.CharField(
        _("index number"),
        max_length=60,
        blank=True,
        help_text=_("As in the catalogue of government information; left empty, not shown."),
    )
    topic = models.CharField(
        _("topic"),
        max_length=60,
        blank=True,
        help_text=_("Subject in the catalogue, such as “village construction”."),
    )
    genre = models.CharField(
        _("genre"),
        max_length=20,
        blank=True,
        help_text=_("Notice, announcement, reply and the like, as the title says."),
    )

    not_personal: ClassVar[tuple[str, ...]] = (
        *BasePage.not_personal,
        "issuer",
        "document_number",
        "addressee",
        "body",
        "validity",
        "attachments",
        "readings",
        "index_number",
        "topic",
        "genre",
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("issuer"),
                FieldRowPanel([FieldPanel("document_number"), FieldPanel("issued_on")]),
                FieldPanel("addressee"),
            ],
            heading=_("Head of the document"),
        ),
        FieldPanel("body"),
        FieldPanel("attachments"),
        FieldPanel("readings"),
        MultiFieldPanel(
            [
                FieldPanel("validity"),
                FieldRowPanel([FieldPanel("index_number"), FieldPanel("topic")]),
                FieldPanel("genre"),
            ],
            heading=_("Entry in the catalogue"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("document_number", boost=2),
        index.SearchField("issuer"),
        index.SearchField("body"),
    ]

    found_as = pgettext_lazy("category of hits", "notices")
    found_apart = BasePage.found_apart | {"document_number", "issuer"}
    parent_page_types: ClassVar[list[str]] = ["general.HomePage", "general.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A formal document with red head, number and signature, word for word.")
    template = "general/notice_page.html"

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def clean(self) -> None:
        super().clean()
        if self.issued_on and self.issued_on > today():
            raise ValidationError({"issued_on": _("This day has not come yet.")})

    @property
    def found_context(self) -> str:
        return f"{self.issuer} {self.document_number}".strip()

    @property
    def found_owner(self) -> str:
        """The department that answers for it; of others who issued it."""
        return super().found_owner or self.issuer

    @property
    def found_on(self) -> dt.date | None:
        """The day of the document itself."""
        return self.issued_on

    @property
    def found_standing(self) -> str:
        return Standing.CURRENT if self.holds else Standing.ENDED

    @property
    def holds(self) -> bool:
        """Whether the document is still to be followed."""
        return self.validity == Validity.VALID

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["facts"] = self.catalogue_entry()
        return context

    def catalogue_entry(self) -> list[dict[str, Any]]:
        """What the catalogue says of the document, without the parts that are empty."""
        published = self.first_published_at
        entries = (
            (_("Index number"), self.index_number),
            (_("Topic"), self.topic),
            (_("Genre"), self.genre),
            (_("Issuing organ"), self.issuer),
            (_("Document number"), self.document_number),
            (_("Date of issue"), self.issued_on),
            (_("Published on"), published),
            (_("Validity"), self.get_validity_display()),
        )
        return [{"label": label, "value": value} for label, value in entries if value]

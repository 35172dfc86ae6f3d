"""The first page of a language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms_pages.general.home_parts import HomePartsBlock, first_parts
from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage


class HomePage(BasePage):
    """The first page of a language: one sentence, and below it the parts that editors arranged."""

    question = models.CharField(
        _("opening sentence"),
        max_length=40,
        help_text=_("Large at the top: what a resident comes for, in one short sentence."),
    )
    lead = models.CharField(
        _("sentence below"),
        max_length=120,
        blank=True,
        help_text=_("What can be found here, in words that everybody uses."),
    )
    parts: Any = StreamField(
        HomePartsBlock(required=False),
        blank=True,
        default=first_parts,
        verbose_name=_("parts"),
        help_text=_(
            "In the order in which they stand. A part that has nothing to show is not seen."
        ),
    )

    not_personal: ClassVar[tuple[str, ...]] = (*BasePage.not_personal, "question", "lead", "parts")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("question"),
        FieldPanel("lead"),
        FieldPanel("parts"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("question"),
        index.SearchField("lead"),
        index.SearchField("parts"),
    ]

    gathers_pages: ClassVar[bool] = True
    found_as = pgettext_lazy("category of hits", "sections")
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "general.SectionPage",
        "general.StandardPage",
        "general.NoticePage",
        "general.ContactPage",
        "services.GuidesPage",
    ]
    max_count = 1  # what translating makes does not count
    page_description = _("The first page of the site. There is one for each language.")
    template = "general/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def shows_hotlines(self) -> bool:
        """Whether the hotlines stand on the page already."""
        return any(part.block_type == "hotlines" for part in self.parts)

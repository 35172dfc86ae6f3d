"""Home, section and standard page."""

from typing import Any, ClassVar

from django.core.paginator import Page as PaginatedPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms_pages.general.listing import Recent, newest_pages, pages_beside
from cms_pages.kit.blocks import BodyBlock
from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage

RECENT_PAGES = 6
PAGES_PER_SCREEN = 20
PAGES_BESIDE = 8


class HomePage(BasePage):
    """The first page of a language: one sentence, the sections as tiles, and what is new."""

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

    not_personal: ClassVar[tuple[str, ...]] = (*BasePage.not_personal, "question", "lead")

    content_panels = [*BasePage.content_panels, FieldPanel("question"), FieldPanel("lead")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("question"),
        index.SearchField("lead"),
    ]

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["general.SectionPage", "general.StandardPage"]
    max_count = 1  # what translating makes does not count
    page_description = _("The first page of the site. There is one for each language.")
    template = "general/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["recent"] = self.recent_pages()
        return context

    def recent_pages(self) -> list[Recent]:
        """The pages that were published last, each with the section it stands in; two queries."""
        return newest_pages(below=self, kind=StandardPage, limit=RECENT_PAGES)


class SectionPage(BasePage):
    """A section of the site: what it is for, and the pages in it."""

    class Order(models.TextChoices):
        NEWEST = "newest", _("newest first")
        ARRANGED = "arranged", _("as arranged in the page tree")

    intro = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("introduction"))
    order = models.CharField(
        _("order of the pages"),
        max_length=10,
        choices=Order.choices,
        default=Order.ARRANGED,
        help_text=_("News and notices: newest first. Guides and explanations: as arranged."),
    )

    not_personal: ClassVar[tuple[str, ...]] = (*BasePage.not_personal, "intro", "order")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro", help_text=_("Optional: what must be said before the list of pages.")),
        FieldPanel("order"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    parent_page_types: ClassVar[list[str]] = ["general.HomePage", "general.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["general.SectionPage", "general.StandardPage"]
    page_description = _("Gathers pages on one subject and lists them, twenty on a screen.")
    template = "general/section_page.html"

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        page_obj = self.listed_pages(request.GET.get("page"))
        context["page_obj"] = page_obj
        context["page_range"] = page_obj.paginator.get_elided_page_range(
            page_obj.number, on_each_side=1, on_ends=1
        )
        context["ellipsis"] = Paginator.ELLIPSIS
        return context

    def listed_pages(self, number: str | int | None) -> PaginatedPage:
        """One screen of the public pages in this section; a number out of range gives the last."""
        pages = self.get_children().live().public()
        if self.order == self.Order.NEWEST:
            pages = pages.order_by("-first_published_at", "-pk")
        else:
            pages = pages.order_by("path")
        return Paginator(pages, PAGES_PER_SCREEN).get_page(number)


class StandardPage(BasePage):
    """A page of running text."""

    body = StreamField(BodyBlock(), verbose_name=_("body"))

    not_personal: ClassVar[tuple[str, ...]] = (*BasePage.not_personal, "body")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel(
            "body", help_text=_("First what a reader has to do, then the explanation and the law.")
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    parent_page_types: ClassVar[list[str]] = ["general.HomePage", "general.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _(
        "Text with pictures, films, tables, steps and contacts, for everything plain."
    )
    template = "general/standard_page.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["beside"] = pages_beside(self, PAGES_BESIDE)
        return context

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

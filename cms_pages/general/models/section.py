"""A section of the site."""

from typing import Any, ClassVar, cast

from django.core.paginator import Page as PaginatedPage
from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms_pages.general.filters import ListFilter
from cms_pages.general.listing import open_pages, with_departments
from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage
from legal_library.blocks import CitingBodyBlock

PAGES_PER_SCREEN = 20


class SectionPage(BasePage):
    """A section of the site: what it is for, and the pages in it."""

    class Order(models.TextChoices):
        NEWEST = "newest", _("newest first")
        ARRANGED = "arranged", _("as arranged in the page tree")

    intro = StreamField(
        CitingBodyBlock(required=False),
        blank=True,
        verbose_name=_("introduction"),
        help_text=_("Optional: what must be said before the list of pages."),
    )
    order = models.CharField(
        _("order of the pages"),
        max_length=10,
        choices=Order.choices,
        default=Order.ARRANGED,
        help_text=_("News and notices: newest first. Guides and explanations: as arranged."),
    )
    has_filters = models.BooleanField(
        _("offer filters"),
        default=False,
        help_text=_(
            "Above the list readers can look for words in titles and choose a department or year. "
            "For sections with more pages than fit on a screen."
        ),
    )

    not_personal: ClassVar[tuple[str, ...]] = (*BasePage.not_personal, "intro", "order")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("order"),
        FieldPanel("has_filters"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    gathers_pages: ClassVar[bool] = True
    found_as = pgettext_lazy("category of hits", "sections")
    parent_page_types: ClassVar[list[str]] = ["general.HomePage", "general.SectionPage"]
    subpage_types: ClassVar[list[str]] = [
        "general.SectionPage",
        "general.StandardPage",
        "general.NoticePage",
        "general.ContactPage",
        "services.GuidesPage",
    ]
    page_description = _("Gathers pages on one subject and lists them, twenty on a screen.")
    template = "general/section_page.html"

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        pages = self.public_pages()
        if self.has_filters:
            context["filter"] = chosen = ListFilter(pages, request.GET)
            pages = chosen.matching
        page_obj = self.screen(pages, request.GET.get("page"))
        context["page_obj"] = page_obj
        context["page_range"] = page_obj.paginator.get_elided_page_range(
            page_obj.number, on_each_side=1, on_ends=1
        )
        context["ellipsis"] = Paginator.ELLIPSIS
        return context

    def public_pages(self) -> QuerySet[Page]:
        """The pages in this section that everybody may read, in its order."""
        pages = open_pages(self.get_children())
        if self.order == self.Order.NEWEST:
            return pages.order_by("-first_published_at", "-pk")
        return pages.order_by("path")

    def screen(self, pages: QuerySet[Page], number: str | int | None) -> PaginatedPage:
        """One screen of ``pages``; a number out of range gives the last."""
        page_obj = Paginator(pages, PAGES_PER_SCREEN).get_page(number)
        page_obj.object_list = with_departments(cast("QuerySet[Page]", page_obj.object_list))
        return page_obj

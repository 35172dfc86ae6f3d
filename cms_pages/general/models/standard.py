"""A page of running text."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms_pages.general.listing import pages_beside
from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage
from legal_library.blocks import CitingBodyBlock

PAGES_BESIDE = 8


class StandardPage(BasePage):
    """A page of running text."""

    body = StreamField(
        CitingBodyBlock(),
        verbose_name=_("body"),
        help_text=_("First what a reader has to do, then the explanation and the law."),
    )

    not_personal: ClassVar[tuple[str, ...]] = (*BasePage.not_personal, "body")

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    parent_page_types: ClassVar[list[str]] = ["general.HomePage", "general.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _(
        "Text with pictures, films, tables, steps and contacts, for everything plain."
    )
    template = "general/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["beside"] = pages_beside(self, PAGES_BESIDE)
        return context

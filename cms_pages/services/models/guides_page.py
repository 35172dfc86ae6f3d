"""The page that gathers the service guides of the town."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage
from cms_pages.services.reading.guides import guides_context
from legal_library.blocks import CitingBodyBlock


class GuidesPage(BasePage):
    """All guides and journeys, to be found by moment of life, department, window and letter."""

    intro = StreamField(
        CitingBodyBlock(required=False),
        blank=True,
        verbose_name=_("introduction"),
        help_text=_("Optional: what must be said before the guides."),
    )

    not_personal: ClassVar[tuple[str, ...]] = (*BasePage.not_personal, "intro")

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    gathers_pages: ClassVar[bool] = True
    found_as = pgettext_lazy("category of hits", "sections")
    parent_page_types: ClassVar[list[str]] = ["general.HomePage", "general.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["services.ServiceGuidePage", "services.JourneyPage"]
    page_description = _("Gathers service guides and journeys, and helps to find the right one.")
    template = "services/guides_page.html"

    class Meta:
        verbose_name = _("page of service guides")
        verbose_name_plural = _("pages of service guides")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | guides_context(self, request)

"""How to reach the town."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage
from fazhi.departments.models import Department
from fazhi.places.listing import venues_with_status
from fazhi.places.models import Venue
from fazhi.workdays import now
from legal_library.blocks import CitingBodyBlock


class ContactPage(BasePage):
    """Hotlines, places and offices with their numbers and hours, as their records are now."""

    intro = StreamField(
        CitingBodyBlock(required=False),
        blank=True,
        verbose_name=_("introduction"),
        help_text=_("Optional: what must be said before the numbers, such as when nobody answers."),
    )
    lists_places = models.BooleanField(
        _("list the places"),
        default=True,
        help_text=_("Every venue with its address, and whether it is open now."),
    )
    lists_departments = models.BooleanField(
        _("list the departments"),
        default=True,
        help_text=_("Every department that has an office number, with address and hours."),
    )

    not_personal: ClassVar[tuple[str, ...]] = (*BasePage.not_personal, "intro")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("lists_places"),
        FieldPanel("lists_departments"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    found_as = pgettext_lazy("category of hits", "contact")
    parent_page_types: ClassVar[list[str]] = ["general.HomePage", "general.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Numbers, places and hours, always as they are in their records.")
    template = "general/contact_page.html"

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.lists_places:
            places = Venue.objects.prefetch_related("hours", "exceptions")
            context["venues"] = venues_with_status(places, now())
        if self.lists_departments:
            context["offices"] = Department.objects.active().exclude(phone="")
        return context

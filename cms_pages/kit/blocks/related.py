from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue
from wagtail.models import Page

from cms_pages.kit.blocks.choosers import LinkedPageBlock
from cms_pages.kit.blocks.groups import SERVICES
from cms_pages.kit.related import readable_pages


class RelatedValue(StructValue):
    """The chosen pages, whichever still exist."""

    @property
    def chosen(self) -> list[Page]:
        """The chosen pages that still exist."""
        return [page for page in self["pages"] if page]


class RelatedPagesBlock(StructBlock):
    """Where a reader may go on: other pages of the site, each in the reader's language."""

    title = CharBlock(
        label=_("Title"),
        required=False,
        default="",
        max_length=80,
        help_text=_("Stands above the list; may be left empty."),
    )
    pages = ListBlock(
        LinkedPageBlock(
            label=_("Page"),
            help_text=_("Shown while it is public; on a translated page, its translation."),
        ),
        label=_("Pages"),
        min_num=1,
        max_num=20,
        help_text=_("Pages that help with the same matter, the most useful first."),
    )

    class Meta:
        icon = "link"
        label = _("Related pages")
        group = SERVICES
        template = "kit/blocks/related.html"
        value_class = RelatedValue

    def get_context(
        self, value: RelatedValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        readable = context.get("readable_pages")
        if readable is None:
            readable = readable_pages(value.chosen)
        shown = (readable.get(page.translation_key) for page in value.chosen)
        context["entries"] = list(dict.fromkeys(page for page in shown if page))
        return context

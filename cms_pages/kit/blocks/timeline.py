from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue

from cms_pages.kit.blocks.groups import WORDS
from cms_pages.kit.blocks.partial_date import PartialDateBlock
from cms_pages.kit.blocks.text import TextBlock, has_words


class EventBlock(StructBlock):
    """What happened at a time."""

    date = PartialDateBlock(label=_("Date"))
    title = CharBlock(
        label=_("What happened"), max_length=300, help_text=_("One line, without the date.")
    )
    text = TextBlock(label=_("Explanation"), required=False)

    class Meta:
        label = _("Event")


class TimelineBlock(StructBlock):
    """Events with their dates, in the order in which the editor puts them."""

    entries = ListBlock(
        EventBlock(),
        label=_("Events"),
        min_num=1,
        max_num=60,
        help_text=_("Shown in this order: the earliest or the newest first, as you arrange them."),
    )

    class Meta:
        icon = "date"
        label = _("Timeline")
        group = WORDS
        template = "kit/blocks/timeline.html"

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["entries"] = [
            {
                "date": event["date"],
                "title": event["title"],
                "text": event["text"] if has_words(event["text"]) else "",
            }
            for event in value["entries"]
            if event["title"] or has_words(event["text"])
        ]
        return context

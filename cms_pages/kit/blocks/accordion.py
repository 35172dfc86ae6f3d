from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue

from cms_pages.kit.blocks.groups import WORDS
from cms_pages.kit.blocks.text import TextBlock, has_words


class AccordionItemBlock(StructBlock):
    """A question or subject that opens to its text."""

    title = CharBlock(
        label=_("Question or subject"),
        max_length=300,
        help_text=_("What a reader looks for, in the reader's own words."),
    )
    text = TextBlock(label=_("Text"))

    class Meta:
        label = _("Entry")


class AccordionBlock(StructBlock):
    """Questions with answers, or long parts of which each reader needs one."""

    entries = ListBlock(
        AccordionItemBlock(),
        label=_("Entries"),
        min_num=1,
        max_num=50,
        help_text=_("Closed at first. What everybody must read belongs in the text instead."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Questions and answers")
        group = WORDS
        template = "kit/blocks/accordion.html"

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["entries"] = [
            {"title": entry["title"], "text": entry["text"]}
            for entry in value["entries"]
            if entry["title"] and has_words(entry["text"])
        ]
        return context

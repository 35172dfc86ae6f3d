from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import RichTextBlock


class TextBlock(RichTextBlock):
    """Running text. Headings are a block of their own, and Chinese has no italics."""

    FEATURES = ("bold", "ol", "ul", "link", "document-link")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", list(self.FEATURES))
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        help_text = _(
            "Short paragraphs. Text pasted from a word processor loses its fonts and colours."
        )
        template = "kit/blocks/text.html"

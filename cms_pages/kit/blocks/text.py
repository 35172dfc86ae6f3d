from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText, get_text_for_indexing

from cms_pages.kit.blocks.groups import WORDS


class TextBlock(RichTextBlock):
    """Running text. Headings are a block of their own, and Chinese has no italics."""

    # The legal library adds what links to laws are.
    FEATURES = ("bold", "ol", "ul", "link", "document-link", "law-link")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", list(self.FEATURES))
        super().__init__(**kwargs)

    def clean(self, value: RichText) -> RichText:
        """Refuses empty paragraphs where text is required; raises `ValidationError`."""
        cleaned: RichText = super().clean(value)
        # Saving a draft takes the requirement off the field for a moment.
        if self.field.required and not has_words(cleaned):
            raise ValidationError(self.field.error_messages["required"], code="required")
        return cleaned

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        help_text = _(
            "Short paragraphs. Text pasted from a word processor loses its fonts and colours."
        )
        group = WORDS
        template = "kit/blocks/text.html"


def has_words(value: RichText | None) -> bool:
    """Whether rich text says anything: an empty paragraph does not."""
    return bool(value and get_text_for_indexing(value.source).strip())

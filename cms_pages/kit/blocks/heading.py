from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue


class HeadingValue(StructValue):
    def anchor(self) -> str:
        """Name by which a link leads here; stays the same while the words do."""
        return slugify(self["text"], allow_unicode=True)[:60]


class HeadingBlock(StructBlock):
    """A heading between paragraphs, on one of two levels, that links can lead to."""

    text = CharBlock(label=_("Heading"), max_length=120)
    level = ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Heading")), ("3", _("Subheading"))],
        default="2",
        help_text=_("A subheading stands below a heading, never alone."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        value_class = HeadingValue
        template = "kit/blocks/heading.html"
        form_layout = ["text", "level"]

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

from cms_pages.kit.blocks.groups import WORDS


class HeadingBlock(StructBlock):
    """A heading between paragraphs, on one of two levels, that links can lead to.

    Its anchor is made of the block's own id: no two are alike, and it stays when the words change.
    """

    text = CharBlock(
        label=_("Heading"), max_length=120, help_text=_("Says what the part below is about.")
    )
    level = ChoiceBlock(
        label=_("Level"),
        search_index=False,
        choices=[("2", _("Heading")), ("3", _("Subheading"))],
        default="2",
        help_text=_("A subheading stands below a heading, never alone."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = WORDS
        template = "kit/blocks/heading.html"
        form_layout = ["text", "level"]
        heading_field = "text"  # read by the checks of sign-off

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

from cms_pages.kit.blocks.groups import WORDS
from cms_pages.kit.blocks.text import TextBlock


class CalloutBlock(StructBlock):
    """What must not be overlooked, set off from the text; a word says what kind it is."""

    kind = ChoiceBlock(
        label=_("Kind"),
        search_index=False,
        choices=[
            ("information", _("Good to know")),
            ("warning", _("Please note")),
            ("success", _("Done or possible")),
        ],
        default="information",
        help_text=_("Said in a word above the text, and by colour."),
    )
    title = CharBlock(
        label=_("Title"),
        required=False,
        default="",
        max_length=80,
        help_text=_("Empty: the name of the kind."),
    )
    text = TextBlock(label=_("Text"), features=["bold", "ul", "link"])

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        group = WORDS
        template = "kit/blocks/callout.html"

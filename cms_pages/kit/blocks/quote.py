from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, StructBlock, TextBlock

from cms_pages.kit.blocks.groups import WORDS


class QuoteBlock(StructBlock):
    """Words of somebody else, with where they are from."""

    text = TextBlock(label=_("Quoted text"), max_length=2000, rows=3, help_text=_("Word for word."))
    source = CharBlock(
        label=_("Source"),
        required=False,
        default="",
        max_length=200,
        help_text=_("A person, a document, or a law with its article."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = WORDS
        template = "kit/blocks/quote.html"

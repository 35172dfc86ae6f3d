from django.utils.translation import gettext_lazy as _

from wagtail.blocks import StreamBlock

from cms_pages.kit.blocks.callout import CalloutBlock
from cms_pages.kit.blocks.heading import HeadingBlock
from cms_pages.kit.blocks.picture import PictureBlock
from cms_pages.kit.blocks.quote import QuoteBlock
from cms_pages.kit.blocks.text import TextBlock


class BodyBlock(StreamBlock):
    """The body of a standard page: few blocks on purpose."""

    text = TextBlock()
    heading = HeadingBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()

    class Meta:
        label = _("Body")

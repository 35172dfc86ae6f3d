from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import StreamBlock, StreamValue

from cms_pages.kit.blocks.accordion import AccordionBlock
from cms_pages.kit.blocks.callout import CalloutBlock
from cms_pages.kit.blocks.chart import ChartBlock
from cms_pages.kit.blocks.contact import ContactBlock
from cms_pages.kit.blocks.documents import DocumentsBlock
from cms_pages.kit.blocks.figures import KeyFiguresBlock
from cms_pages.kit.blocks.heading import HeadingBlock
from cms_pages.kit.blocks.picture import PictureBlock
from cms_pages.kit.blocks.quote import QuoteBlock
from cms_pages.kit.blocks.related import RelatedPagesBlock
from cms_pages.kit.blocks.steps import StepsBlock
from cms_pages.kit.blocks.table import TableBlock
from cms_pages.kit.blocks.text import TextBlock
from cms_pages.kit.blocks.timeline import TimelineBlock
from cms_pages.kit.blocks.video import VideoBlock
from cms_pages.kit.related import readable_pages

PAGE_TITLE_LEVEL = 1


@dataclass(frozen=True)
class Part:
    """A block where it stands: the level of headings within it, and if it is the first of its kind."""

    block: StreamValue.StreamChild
    heading_level: int
    is_first: bool


class BodyBlock(StreamBlock):
    """The body of a page: what the kit has, in the order in which the editor offers it."""

    text = TextBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    timeline = TimelineBlock()
    picture = PictureBlock()
    video = VideoBlock()
    steps = StepsBlock()
    contact = ContactBlock()
    documents = DocumentsBlock()
    related = RelatedPagesBlock()
    table = TableBlock()
    figures = KeyFiguresBlock()
    chart = ChartBlock()

    class Meta:
        label = _("Body")
        template = "kit/blocks/body.html"

    def get_context(
        self, value: StreamValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        related = (child.value for child in value if child.block_type == "related")
        chosen = [page for block in related for page in block.chosen]
        return {**context, "parts": list(_parts(value)), "readable_pages": readable_pages(chosen)}


def _parts(value: StreamValue) -> Iterator[Part]:
    level, seen = PAGE_TITLE_LEVEL, set()
    for child in value:
        if child.block_type == "heading":
            level = int(child.value["level"] or level)
        yield Part(child, level + 1, child.block_type not in seen)
        seen.add(child.block_type)

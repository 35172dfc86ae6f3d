"""Blocks of running text, one concept a file; a page type composes its own stream from them."""

from cms_pages.kit.blocks.accordion import AccordionBlock
from cms_pages.kit.blocks.body import BodyBlock
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

__all__ = [
    "AccordionBlock",
    "BodyBlock",
    "CalloutBlock",
    "ChartBlock",
    "ContactBlock",
    "DocumentsBlock",
    "HeadingBlock",
    "KeyFiguresBlock",
    "PictureBlock",
    "QuoteBlock",
    "RelatedPagesBlock",
    "StepsBlock",
    "TableBlock",
    "TextBlock",
    "TimelineBlock",
    "VideoBlock",
]

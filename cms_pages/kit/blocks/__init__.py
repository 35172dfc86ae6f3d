"""Blocks of running text, one concept a file; a page type composes its own stream from them."""

from cms_pages.kit.blocks.body import BodyBlock
from cms_pages.kit.blocks.callout import CalloutBlock
from cms_pages.kit.blocks.chart import ChartBlock
from cms_pages.kit.blocks.heading import HeadingBlock
from cms_pages.kit.blocks.picture import PictureBlock
from cms_pages.kit.blocks.quote import QuoteBlock
from cms_pages.kit.blocks.text import TextBlock

__all__ = [
    "BodyBlock",
    "CalloutBlock",
    "ChartBlock",
    "HeadingBlock",
    "PictureBlock",
    "QuoteBlock",
    "TextBlock",
]

"""A block as a page shows it."""

from typing import Any

from wagtail.blocks import Block

from bs4 import BeautifulSoup


def shown(block: Block, raw: Any, **context: Any) -> BeautifulSoup:
    """What the block makes of a stored value, as the page editor has saved it."""
    (value,) = block.bulk_to_python([raw])
    return BeautifulSoup(block.render(value, context), "html.parser")

"""A block as a page shows it."""

import uuid
from typing import Any

from wagtail.blocks import Block

from bs4 import BeautifulSoup


def shown(block: Block, raw: Any, **context: Any) -> BeautifulSoup:
    """What the block makes of a stored value, as the page editor has saved it."""
    (value,) = block.bulk_to_python([raw])
    return BeautifulSoup(block.render(value, context), "html.parser")


def items(*values: Any) -> list[dict[str, Any]]:
    """Entries of a list as they are stored."""
    return [{"type": "item", "value": value, "id": str(uuid.uuid4())} for value in values]

"""A block as a page shows it, and as the editor answers."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError

from wagtail.blocks import Block
from wagtail.blocks.base import get_error_json_data

import pytest
from bs4 import BeautifulSoup


def shown(block: Block, raw: Any, **context: Any) -> BeautifulSoup:
    """What the block makes of a stored value, as the page editor has saved it."""
    (value,) = block.bulk_to_python([raw])
    return BeautifulSoup(block.render(value, context), "html.parser")


def refusal(block: Block, raw: Any) -> str:
    """What the editor reads when the block refuses a value that is to be published."""
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw))
    return str(get_error_json_data(refused.value))


def items(*values: Any) -> list[dict[str, Any]]:
    """Entries of a list as they are stored."""
    return [{"type": "item", "value": value, "id": str(uuid.uuid4())} for value in values]

"""Filters of the screens of sign-off."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def item(mapping: Mapping[str, Any], key: str) -> Any:
    """What a mapping holds under a key; nothing where it holds none."""
    return mapping.get(key)

"""What the pages of guides and journeys need beyond their contexts."""

from django import template
from django.utils.safestring import SafeString

from wagtail.blocks import StructValue

from cms_pages.services.reading.limits import limit_words
from legal_library.citing.naming import NamedLaws

register = template.Library()


@register.filter
def in_words(limit: StructValue | None) -> str:
    """A time limit as one says it."""
    return limit_words(limit)


@register.simple_tag
def linked(laws: NamedLaws, text: str) -> SafeString:
    """A text with its laws linked to where they are read."""
    return laws.linked(text)

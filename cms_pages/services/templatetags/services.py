"""What the pages of guides and journeys need beyond their contexts."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from wagtail.blocks import StructValue

from cms_pages.services.reading.limits import limit_words
from cms_pages.services.structured import government_service
from legal_library.citing.naming import NamedLaws

register = template.Library()


@register.filter
def in_words(limit: StructValue | None) -> str:
    """A time limit as one says it."""
    return limit_words(limit)


@register.simple_tag(takes_context=True)
def service_data(context: Context) -> SafeString:
    """The guide of a page for search engines, as JSON-LD that is safe in a script element."""
    data = government_service(context["page"], context["request"], context["windows"])
    return mark_safe(data)  # noqa: S308 - escaped


@register.simple_tag
def linked(laws: NamedLaws, text: str) -> SafeString:
    """A text with its laws linked to where they are read."""
    return laws.linked(text)

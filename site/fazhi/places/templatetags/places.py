"""Names and texts in two languages."""

from typing import Any

from django import template
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe

from fazhi.places.models.base import in_language, shown, stands_in

register = template.Library()


@register.simple_tag
def bilingual(obj: Any, field: str) -> str:
    """The text of ``field`` in the page's language, marked where it is Chinese on another page."""
    return shown(obj, field)


@register.simple_tag
def bilingual_paragraphs(obj: Any, field: str) -> str:
    """The same for a longer text: its lines as paragraphs and breaks."""
    plain = in_language(getattr(obj, field), getattr(obj, f"{field}_en"))
    text = mark_safe(linebreaks(plain, autoescape=True))  # noqa: S308 - escaped
    if stands_in(obj, field):
        return format_html('<div lang="zh-Hans">{}</div>', text)
    return text


@register.simple_tag
def text_language(obj: Any, field: str) -> str:
    """Value of ``lang`` for the text of ``field``; empty where it is in the page's language."""
    return "zh-Hans" if stands_in(obj, field) else ""

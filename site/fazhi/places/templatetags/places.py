"""Names and texts in two languages, and telephone links."""

from typing import Any

from django import template
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from fazhi.places.models.base import in_language
from fazhi.places.telephones import tel_uri

register = template.Library()


@register.simple_tag
def bilingual(obj: Any, field: str) -> str:
    """The text of ``field`` in the page's language.

    Where English is missing the Chinese stands in, marked as such for screen readers (WCAG 3.1.2).
    """
    text = _text(obj, field)
    return format_html('<span lang="zh-Hans">{}</span>', text) if _stands_in(obj, field) else text


@register.simple_tag
def bilingual_paragraphs(obj: Any, field: str) -> str:
    """The same for a longer text: its lines as paragraphs and breaks."""
    text = mark_safe(linebreaks(_text(obj, field), autoescape=True))  # noqa: S308 - escaped
    if _stands_in(obj, field):
        return format_html('<div lang="zh-Hans">{}</div>', text)
    return text


@register.simple_tag
def text_language(obj: Any, field: str) -> str:
    """Value of ``lang`` for the text of ``field``; empty where it is in the page's language."""
    return "zh-Hans" if _stands_in(obj, field) else ""


@register.filter
def telephone(number: str) -> SafeString:
    """A number as people read it, as a link that a phone dials."""
    return format_html('<a href="{}">{}</a>', tel_uri(number), number)


def _text(obj: Any, field: str) -> str:
    return in_language(getattr(obj, field), getattr(obj, f"{field}_en"))


def _stands_in(obj: Any, field: str) -> bool:
    chinese_page = (get_language() or "zh").startswith("zh")
    return not chinese_page and bool(getattr(obj, field)) and not getattr(obj, f"{field}_en")

"""Names and texts in two languages."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe

from fazhi.places.models import Village
from fazhi.places.models.base import in_language, shown, stands_in
from fazhi.places.my_village import current_village
from fazhi.telephones import TelephoneNumber, telephone_numbers

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


@register.simple_tag(takes_context=True)
def my_village(context: Context) -> Village | None:
    """The visitor's village, if they chose one: ``{% my_village as mine %}``."""
    return current_village(context.get("request"))


@register.filter
def numbers(text: str) -> list[TelephoneNumber]:
    """The numbers of an office, each to be called by a button of its own."""
    return telephone_numbers(text)

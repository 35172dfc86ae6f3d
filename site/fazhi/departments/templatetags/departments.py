"""A department's texts on public pages."""

from django import template
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe

from fazhi.departments.models import Department

register = template.Library()


@register.simple_tag
def local(department: Department, field: str) -> str:
    """A text in the language of the page.

    Where English is missing the Chinese stands in, marked as such for screen readers (WCAG 3.1.2).
    """
    text = department.local(field)
    if department.lacks_local(field):
        return format_html('<span lang="zh-Hans">{}</span>', text)
    return text


@register.simple_tag
def local_paragraphs(department: Department, field: str) -> str:
    """The same for a longer text: its lines as paragraphs."""
    text = mark_safe(linebreaks(department.local(field), autoescape=True))  # noqa: S308 - escaped
    if department.lacks_local(field):
        return format_html('<div lang="zh-Hans">{}</div>', text)
    return text

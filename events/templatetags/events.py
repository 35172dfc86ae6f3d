"""What the pages of lectures need beyond their contexts."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from events.reading.shown import ShownSession
from events.structured import event_data, events_data
from fazhi.links.codes import shown as spoken_code

register = template.Library()


@register.filter
def spoken(code: str) -> str:
    """A code as it is read out: in two halves."""
    return spoken_code(code)


@register.simple_tag(takes_context=True)
def session_data(context: Context, shown: ShownSession) -> SafeString:
    """A session for search engines, as JSON-LD."""
    return _element(event_data(shown, context["request"]))


@register.simple_tag(takes_context=True)
def lecture_data(context: Context) -> SafeString:
    """The sessions to come of a lecture's page, as JSON-LD; nothing without any."""
    return _element(events_data(context["sessions"], context["request"]))


def _element(data: str) -> SafeString:
    if not data:
        return SafeString()
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(data),  # noqa: S308 - escaped
    )

"""The style sheets of every page, in their order."""

from functools import cache

from django import template
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

# One file a subject; what comes later overrides what came before within the same layer.
ON_SCREEN = (
    *("tokens", "base", "layout", "masthead", "footer", "text", "lists", "pagination", "tiles"),
    *("tables", "tags", "cards", "guide", "disclosure", "media", "forms", "messages", "taking"),
    *("question", "notice", "charts", "feedback", "my-village", "elder"),
)


@register.simple_tag(takes_context=True)
def stylesheets(context: Context) -> SafeString:
    """Their links; a preview on paper gets the rules of paper for the screen."""
    request: HttpRequest | None = context.get("request")
    return _links(on_paper=getattr(request, "is_on_paper", False))


@cache
def _links(*, on_paper: bool) -> SafeString:
    """Written once a process: looking each address up took a twentieth of a page's time."""
    screen = format_html_join("\n  ", '<link rel="stylesheet" href="{}">', map(_address, ON_SCREEN))
    if not on_paper:
        paper = format_html('<link rel="stylesheet" href="{}" media="print">', *_address("print"))
    else:
        paper = format_html_join(
            "\n  ", '<link rel="stylesheet" href="{}">', map(_address, ("print", "paper"))
        )
    return format_html("{}\n  {}", screen, paper)


def _address(name: str) -> tuple[str]:
    return (static(f"css/{name}.css"),)

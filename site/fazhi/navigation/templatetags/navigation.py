"""What `base.html` and the templates of all rooms say about the way around."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, to_locale

from fazhi.navigation.frame import Frame, current_frame
from fazhi.navigation.reading import SIZES, Reading
from fazhi.navigation.trail import (
    Alternate,
    Crumb,
    ancestors,
    page_alternates,
    page_crumbs,
    view_alternates,
)
from fazhi.origin import public_address
from fazhi.telephones import telephone_links

register = template.Library()


@register.simple_tag
def site_frame() -> Frame:
    """Identity, menus, hotlines and languages: ``{% site_frame as site %}``."""
    return current_frame()


@register.simple_tag(takes_context=True)
def language_alternates(context: Context) -> list[Alternate]:
    """The languages that the site is public in, with the same place in each."""
    languages = current_frame().languages
    if len(languages) < 2:
        return []
    request: HttpRequest | None = context.get("request")
    current = get_language() or settings.LANGUAGE_CODE
    page = context.get("page")
    if page is None or not page.pk:
        return view_alternates(request, languages, current)
    return page_alternates(page, languages, current, request)


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context: Context, *steps: str) -> dict[str, Any]:
    """The way here. Without arguments that of the ``page`` in the context; else as given.

    A view gives pairs of label and address, and its own label last: ``{% breadcrumbs "Villages"
    url village.name %}``. The home page is put in front.
    """
    if not steps:
        page = context.get("page")
        crumbs = page_crumbs(page, context.get("request")) if page is not None and page.pk else []
        return {"crumbs": crumbs}
    pairs = zip(steps[0:-1:2], steps[1:-1:2], strict=True)
    home = Crumb(gettext("Home"), current_frame().home_url)
    return {"crumbs": [home, *(Crumb(label, url) for label, url in pairs), Crumb(steps[-1])]}


@register.simple_tag(takes_context=True)
def column(context: Context) -> Any:
    """The section that ``page`` stands in, ``None`` right below the home page."""
    page = context.get("page")
    above = ancestors(page) if page is not None and page.pk else []
    return above[-1] if len(above) > 1 else None


@register.simple_tag
def reading_sizes() -> list[Reading]:
    """The sizes of letters to choose from, smallest first."""
    return [Reading(size) for size in SIZES]


@register.filter
def leads_to(url: str, path: str) -> str:
    """Value of ``aria-current`` for a menu item on the page at ``path``; empty elsewhere."""
    if url == path:
        return "page"
    return "true" if path.startswith(url) and url != current_frame().home_url else ""


@register.filter
def language_tag(code: str) -> str:
    """The language as HTML writes it: ``zh-Hans`` (BCP 47), not ``zh-hans``."""
    return to_locale(code).replace("_", "-")


@register.filter
def absolute(path: str, request: HttpRequest | None) -> str:
    """The full public address of a path, as machines want it."""
    return public_address(path, request)


@register.filter
def telephone(text: str) -> SafeString:
    """The numbers in a text as links that a phone dials."""
    return telephone_links(text)


@register.simple_tag(takes_context=True)
def pending_messages(context: Context) -> Iterable[Any]:
    """Messages to this visitor. Whoever brings no cookie has none: their page stays cacheable."""
    request: HttpRequest | None = context.get("request")
    cookies = request.COOKIES if request else {}
    if request is None or not {settings.SESSION_COOKIE_NAME, "messages"} & cookies.keys():
        return ()
    return get_messages(request)

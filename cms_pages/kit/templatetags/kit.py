"""What pages say of themselves to machines and readers."""

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import to_locale

from wagtail.images.models import AbstractRendition

from cms_pages.kit.models import BasePage
from cms_pages.kit.structured import reviewed_page

register = template.Library()

OG_LOCALES = {"zh-hans": "zh_CN", "en": "en_US"}


@register.simple_tag
def share_picture(page: BasePage) -> AbstractRendition | None:
    """The picture that is shown with the link of ``page``, if it has a cover."""
    return page.share_picture()


@register.simple_tag
def reviewed(page: BasePage, request: HttpRequest) -> SafeString:
    """Which department has last found ``page`` right, as JSON-LD; empty where none has."""
    return mark_safe(reviewed_page(page, request))  # noqa: S308 - escaped


@register.filter
def og_locale(code: str) -> str:
    """A language as Open Graph writes it: with the territory."""
    return OG_LOCALES.get(code, to_locale(code))

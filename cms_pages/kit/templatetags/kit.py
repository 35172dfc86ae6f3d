"""What pages say of themselves to machines and readers."""

from django import template
from django.utils.translation import to_locale

from wagtail.images.models import AbstractRendition

from cms_pages.kit.models import BasePage

register = template.Library()

OG_LOCALES = {"zh-hans": "zh_CN", "en": "en_US"}


@register.simple_tag
def share_picture(page: BasePage) -> AbstractRendition | None:
    """The picture that is shown with the link of ``page``, if it has a cover."""
    return page.share_picture()


@register.filter
def og_locale(code: str) -> str:
    """A language as Open Graph writes it: with the territory."""
    return OG_LOCALES.get(code, to_locale(code))

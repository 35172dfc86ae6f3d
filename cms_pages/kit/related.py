"""Pages that other pages lead to."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import get_language

from wagtail.models import Page


def readable_pages(chosen: Iterable[Page]) -> dict[UUID, Page]:
    """The chosen pages as a reader of this language may see them, by translation key.

    What is not public, or not translated, is left out. Two queries, however many pages.
    """
    keys = {page.translation_key for page in chosen}
    if not keys:
        return {}
    pages = Page.objects.filter(translation_key__in=keys, locale__language_code=get_language())
    return {page.translation_key: page for page in pages.live().public()}

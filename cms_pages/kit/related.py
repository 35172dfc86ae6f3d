"""Pages that other pages lead to."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import get_language

from wagtail.models import Page

from fazhi.navigation.frame import current_frame, is_open


def readable_pages(chosen: Iterable[Page]) -> dict[UUID, Page]:
    """The chosen pages as a reader of this language may see them, by translation key.

    What is not public, or not translated, is left out. One query for those that were chosen in
    another language, however many there are.
    """
    chosen = list(chosen)
    if not chosen:
        return {}
    code, frame = get_language() or "", current_frame()
    language = frame.language(code)
    locale_id = language.locale_id if language else None
    found = [page for page in chosen if page.locale_id == locale_id]
    missing = {page.translation_key for page in chosen if page.locale_id != locale_id}
    if missing:
        found += Page.objects.filter(translation_key__in=missing, locale__language_code=code)
    return {
        page.translation_key: page
        for page in found
        if page.live and is_open(page, frame.private_paths)
    }

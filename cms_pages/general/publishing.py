"""Making public pages in code, the way people do: with a revision and its publication."""

from typing import TypeVar

from wagtail.models import Locale, Page

from cms_pages.kit.models import BasePage

P = TypeVar("P", bound=BasePage)


def publish_below(parent: Page, page: P) -> P:
    """Adds ``page`` below ``parent`` in its language and publishes it."""
    page.locale = parent.locale if parent.depth > 1 else page.locale
    page.live = False
    parent.add_child(instance=page)
    return _publish(page)


def publish_translation(page: P, locale: Locale, **texts: object) -> P:
    """Publishes ``page`` in another language, with the fields given in ``texts``.

    The page above it must exist in that language, else Wagtail's ``ParentNotTranslatedError``.
    """
    translated: P = page.copy_for_translation(locale)
    for field, value in texts.items():
        setattr(translated, field, value)
    # The new address first, past Wagtail's signal: no redirect from one that nobody knew.
    translated.minimal_clean()
    address = {
        "slug": translated.slug,
        "url_path": translated.set_url_path(translated.get_parent()),
    }
    Page.objects.filter(pk=translated.pk).update(**address)
    translated.save()
    return _publish(translated)


def _publish(page: P) -> P:
    page.save_revision().publish()
    page.refresh_from_db()
    return page

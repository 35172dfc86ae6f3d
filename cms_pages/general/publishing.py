"""The software's own first pages, made public in code: founded, for nobody has signed them."""

from typing import TypeVar

from wagtail.models import Locale, Page

from cms_pages.kit.models import BasePage
from fazhi.signoff.permits import founding

P = TypeVar("P", bound=BasePage)


def publish_below(parent: Page, page: P) -> P:
    """Adds ``page`` below ``parent`` in its language and publishes it."""
    page.locale = parent.locale if parent.depth > 1 else page.locale
    page.live = False
    parent.add_child(instance=page)
    return publish_first(page)


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
    return publish_first(translated)


def publish_first(page: P) -> P:
    """Publishes a page that no person has written yet, with a record that it came with the site.

    Raises `fazhi.signoff.errors.NotSigned` for any other one.
    """
    with founding():
        page.save_revision().publish()
    page.refresh_from_db()
    return page

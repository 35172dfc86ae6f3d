"""Which language an address is in, and pages that are in all of them."""

from typing import Any

from django.conf import settings
from django.template import loader
from django.utils.translation import get_language


def language_of_path(path: str) -> str | None:
    """The language whose code is the whole first part of ``path``, if any.

    Django's function of the kind also takes ``/en-ge-er/``, pinyin of a name, for English.
    """
    first = path.removeprefix("/").partition("/")[0]
    return first if first in dict(settings.LANGUAGES) else None


def page_in_all_languages(template: str, **context: Any) -> str:
    """A page that asks no database which languages the site has: the active one stands first."""
    active = get_language() or settings.LANGUAGE_CODE
    others = [code for code, _name in settings.LANGUAGES if code != active]
    return loader.render_to_string(template, {**context, "languages": [active, *others]})

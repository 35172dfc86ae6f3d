"""The same words in every language of the site: a list is read whoever made its template."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override


def spellings(text: str | Promise) -> set[str]:
    """How ``text`` reads in each language."""
    found = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.add(str(text))
    return found

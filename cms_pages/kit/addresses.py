"""Which addresses belong to the page tree: a page at another one would never be seen."""

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

from wagtail.models import Page

from fazhi.navigation.languages import language_of_path
from fazhi.navigation.trail import HOME_DEPTH, PAGE_URL_NAME


def is_free_address(slug: str, parent: Page) -> bool:
    """Whether a page ``slug`` below ``parent`` would be served, and not a view or another language.

    Home pages and what stands above them have no address of their own to lose.
    """
    if parent.depth < HOME_DEPTH:
        return True
    below_home = parent.url_path.split("/")[HOME_DEPTH:]
    path = "/".join(["", *below_home[:-1], slug, ""])
    files = (settings.STATIC_URL, settings.MEDIA_URL)
    if path.startswith(tuple(url.removeprefix(settings.FORCE_SCRIPT_NAME or "") for url in files)):
        return False
    language = parent.locale.language_code
    if language != settings.LANGUAGE_CODE:
        path = f"/{language}{path}"
    elif language_of_path(path):
        return False
    with override(language):
        try:
            return resolve(path).url_name == PAGE_URL_NAME
        except Resolver404:
            return True

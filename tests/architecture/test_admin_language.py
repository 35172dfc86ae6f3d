"""The administration speaks Chinese: no page of it shows an English word."""

import re

from django.apps import apps

from wagtail.models import Page, get_page_models

import pytest

from fazhi.departments.demo import DEMO_ADMINISTRATOR
from fazhi.outbox.wording import PLACEHOLDER
from tests.architecture.latin_words import ALLOWED, latin_words
from tests.permissions.arguments import example_path
from tests.permissions.furniture import furnish
from tests.permissions.matrix import client_of
from tests.permissions.routes import all_routes

# The switch to the other language, the user names of the demonstration, and kinds and names of files.
NAMES = frozenset(
    {"English", "GCJ", "WGS", "invalid", "WebM", "WebVTT", "vtt", "captions", "TXT", "MD", "txt"}
)
SAID_IN_LATIN = ("slug", "code", "username", "email", "file")
# Shows a page of the site in the other language.
IN_ENGLISH = {"wagtail_localize:preview_translation"}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_town")]


def english_content() -> set[str]:
    """Words of the English pages' titles, and names of page types as the reports print them."""
    titles = Page.objects.filter(locale__language_code="en").values_list("title", flat=True)
    words = {word.strip("'’?") for title in titles for word in title.split()}
    metas = [model._meta for model in get_page_models()]
    types = {name for meta in metas for name in (meta.app_label, meta.model_name or "")}
    return words | {f"{word}'" for word in words} | types


def latin_data() -> set[str]:
    """Words of what the demonstration holds in Latin letters: English fields, codes, user names."""
    words: set[str] = set()
    for model in apps.get_models():
        if model.__module__.startswith("fazhi."):
            for field in model._meta.concrete_fields:
                if field.name.endswith("_en") or field.name in SAID_IN_LATIN:
                    for text in model._default_manager.values_list(field.name, flat=True):
                        words.update(re.findall(r"[A-Za-z][A-Za-z'’]*", str(text)))
    return words


@pytest.mark.heavy
@pytest.mark.any_database
def test_no_page_of_the_administration_shows_an_english_word() -> None:
    furnish()
    client = client_of(DEMO_ADMINISTRATOR)
    allowed = ALLOWED | NAMES | english_content() | latin_data()
    found: dict[str, list[str]] = {}
    pages = 0
    for route in all_routes():
        if not route.shape.startswith(("/admin/", "/account/")) or route.name in IN_ENGLISH:
            continue
        response = client.get(example_path(route))
        if response.status_code in {200, 404} and "text/html" in response.headers["Content-Type"]:
            pages += 1
            # Placeholders are names of values, the same in every language.
            shown = PLACEHOLDER.sub("", response.content.decode())
            if words := latin_words(shown, allowed):
                found[route.shape] = words
    assert found == {}, "\n".join(f"{k}: {v}" for k, v in found.items())
    assert pages > 150, "the walk has lost its way"

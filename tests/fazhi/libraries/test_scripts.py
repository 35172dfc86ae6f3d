"""Scripts of libraries say in Chinese what they have hard-coded in English."""

from django.test import Client
from django.urls import reverse

import pytest

from fazhi.libraries import scripts
from fazhi.libraries.scripts import REPLACEMENTS, TRANSLATION_EDITOR, translated

pytestmark = pytest.mark.django_db


def test_the_script_of_the_translation_editor_asks_for_its_words(admin_client: Client) -> None:
    answer = admin_client.get(reverse("localize_editor_script"))
    script = answer.content.decode()
    assert answer["Content-Type"].startswith("text/javascript")
    assert 'gettext("More actions")' in script
    assert "displayName} translation" not in script
    again = admin_client.get(
        reverse("localize_editor_script"), headers={"if-none-match": answer["ETag"]}
    )
    assert again.status_code == 304


def test_the_words_are_in_the_chinese_catalogue(admin_client: Client) -> None:
    words = admin_client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert "%(source)s to %(target)s translation" in words
    assert "More actions" in words


def test_a_script_that_a_library_has_changed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REPLACEMENTS, TRANSLATION_EDITOR, (("no such words", "x"),))
    translated.cache_clear()
    with pytest.raises(Exception, match="no longer has"):
        scripts.translated(TRANSLATION_EDITOR)

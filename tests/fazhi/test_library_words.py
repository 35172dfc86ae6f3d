"""Libraries' words that no catalogue reaches: labels, names of permissions, words in templates."""

from django.contrib.auth.models import Permission
from django.template import Engine, engines
from django.template.exceptions import TemplateDoesNotExist

from wagtail import hooks

import pytest

from fazhi import library_templates
from fazhi.library_templates import REPLACEMENTS
from tests.architecture.latin_words import latin_words


@pytest.mark.django_db
def test_permissions_are_named_in_chinese() -> None:
    shown = Permission.objects.none()
    for hook in hooks.get_hooks("register_permissions"):
        shown |= hook()
    named = dict(shown.values_list("codename", "name"))
    assert len(named) > 10
    assert latin_words(" ".join(f"<p>{name}</p>" for name in named.values())) == []


@pytest.mark.parametrize("name", REPLACEMENTS)
def test_every_replaced_template_still_has_the_words(name: str) -> None:
    assert engines["django"].get_template(name)


def test_a_template_that_a_library_has_changed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        library_templates.REPLACEMENTS, "wagtailadmin/404.html", (("no such words", "x"),)
    )
    loader = library_templates.Loader(Engine.get_default())
    with pytest.raises(Exception, match="no longer has"):
        loader.get_template("wagtailadmin/404.html")
    with pytest.raises(TemplateDoesNotExist):
        loader.get_template("no/such/template.html")

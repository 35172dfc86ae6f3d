"""Libraries' words that no catalogue reaches: labels, names of permissions, words in templates."""

from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.validators import (
    ProhibitNullCharactersValidator,
    validate_slug,
    validate_unicode_slug,
)
from django.template import Engine, engines
from django.template.exceptions import TemplateDoesNotExist
from django.utils import timezone
from django.utils.translation import override

from wagtail import hooks
from wagtail_localize.models import StringTranslation

import pytest

from fazhi.libraries import templates
from fazhi.libraries.templates import REPLACEMENTS
from tests.architecture.latin_words import latin_words


@pytest.mark.django_db
def test_permissions_are_named_in_chinese() -> None:
    shown = Permission.objects.none()
    for hook in hooks.get_hooks("register_permissions"):
        shown |= hook()
    named = dict(shown.values_list("codename", "name"))
    assert len(named) > 10
    assert latin_words(" ".join(f"<p>{name}</p>" for name in named.values())) == []


@pytest.mark.parametrize("kind", [StringTranslation.TRANSLATION_TYPE_MANUAL, "machine"])
@pytest.mark.parametrize("tool", ["", "工具"])
def test_the_editor_of_translations_says_no_english_date(kind: str, tool: str) -> None:
    made = StringTranslation(translation_type=kind, tool_name=tool, updated_at=timezone.now())
    with override("zh-hans"):
        comment = made.get_comment()
    assert comment in {"手工翻译", "机器翻译", "由 工具 翻译"}


def test_what_is_wrong_with_a_text_is_said_in_words_that_one_understands() -> None:
    with override("zh-hans"):
        with pytest.raises(ValidationError, match="不能含有空字符"):
            ProhibitNullCharactersValidator()("\x00")
        for validate in (validate_slug, validate_unicode_slug):
            with pytest.raises(ValidationError, match="请输入有效的缩略名"):
                validate("a b")


@pytest.mark.parametrize("name", REPLACEMENTS)
def test_every_replaced_template_still_has_the_words(name: str) -> None:
    assert engines["django"].get_template(name)


def test_a_template_that_a_library_has_changed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(templates.REPLACEMENTS, "wagtailadmin/404.html", (("no such words", "x"),))
    loader = templates.Loader(Engine.get_default())
    with pytest.raises(Exception, match="no longer has"):
        loader.get_template("wagtailadmin/404.html")
    with pytest.raises(TemplateDoesNotExist):
        loader.get_template("no/such/template.html")

"""How hard a text is to read, and what editors are told of it."""

from django.test import Client
from django.urls import reverse

import pytest

from cms_pages.services.models import GuidesPage, PlainWord
from cms_pages.services.quality.ease import LONGEST, ease_of
from cms_pages.services.quality.words import load_plain_words
from fazhi.signoff.content import Content, Place, Text
from fazhi.signoff.findings.registry import Severity, findings_in
from fazhi.signoff.submitting import content_of_draft
from tests.factories.services import ServiceGuidePageFactory, said

pytestmark = pytest.mark.django_db


def text(*words: str, language: str = "zh-hans", name: str = "words") -> Content:
    parts = (Text(Place(f"conditions.{n}.{name}", "条件"), one) for n, one in enumerate(words))
    return Content(language, "示例", tuple(parts), "services.serviceguidepage", "1")


def test_sentences_are_measured_by_their_characters() -> None:
    ease = ease_of(text("一二三。四五六七八！九十\n甲乙"))
    assert [sentence.words for sentence in ease.sentences] == [
        "一二三",
        "四五六七八",
        "九十",
        "甲乙",
    ]
    assert ease.mean == 3
    assert ease.is_easy


@pytest.mark.parametrize(("length", "number"), [(LONGEST, 0), (LONGEST + 1, 1)])
def test_a_long_sentence_should_be_two(length: int, number: int) -> None:
    assert len(ease_of(text("字" * length + "。")).long) == number


@pytest.mark.parametrize("name", ["basis", "key", "when", "title"])
def test_what_is_no_prose_is_not_measured(name: str) -> None:
    assert ease_of(text("字" * 90, name=name)).sentences == ()


def test_other_languages_are_left_alone() -> None:
    assert ease_of(text("word " * 40, language="en")).is_easy


def test_words_of_offices_have_a_plainer_one_but_not_in_titles() -> None:
    PlainWord.objects.create(word="予以", plain="给")
    ease = ease_of(text("对符合条件的予以补贴。", "见《关于予以补贴的通知》。"))
    assert [(found.word, found.plain) for found in ease.words] == [("予以", "给")]


def test_sign_off_hears_of_both_as_advice(guides: GuidesPage) -> None:
    PlainWord.objects.create(word="予以", plain="给")
    guide = ServiceGuidePageFactory.create(
        parent=guides, conditions=[("condition", said("予以" + "字" * LONGEST + "。"))]
    )
    found = [one for one in findings_in(content_of_draft(guide)) if one.check == "services.plain"]
    assert len(found) == 2
    assert {one.severity for one in found} == {Severity.ADVICE}


def test_the_first_list_is_loaded_once_and_changes_stay() -> None:
    number = load_plain_words()
    assert number > 40
    PlainWord.objects.filter(word="予以").update(plain="拨给")
    PlainWord.objects.filter(word="办结").delete()
    assert load_plain_words() == 1
    assert PlainWord.objects.get(word="予以").plain == "拨给"


def test_the_list_is_edited_in_the_settings(admin_client: Client) -> None:
    url = reverse("plainword:add")
    response = admin_client.post(url, {"word": "兹", "plain": "现在", "note": ""})
    assert "单个字会出现在太多词语里" in response.content.decode()
    admin_client.post(url, {"word": "兹定于", "plain": "定在", "note": ""})
    assert PlainWord.objects.get().plain == "定在"

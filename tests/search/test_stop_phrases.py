"""What is left out of queries: the base, and what editors make of it."""

import pytest

from search.models import Origin, StopPhrase
from search.understanding.query import understand
from search.understanding.stop_phrases import base_phrases, load_stop_phrases, stop_phrases_in
from tests.factories.search import StopPhraseFactory

pytestmark = pytest.mark.django_db


def runs(typed: str) -> tuple[str, ...]:
    return understand(typed).runs


def test_the_base_is_cut_out_without_any_row() -> None:
    assert runs("请问摊位费怎么办理") == ("摊位费",)


def test_editors_add_phrases_and_switch_off_those_of_the_base() -> None:
    assert runs("跪求摊位费") == ("跪求摊位费",)
    added = StopPhraseFactory.create(phrase="跪求")
    assert runs("跪求摊位费") == ("摊位费",)
    added.is_active = False
    added.save()
    assert runs("跪求摊位费") == ("跪求摊位费",)
    off = StopPhraseFactory.create(phrase="请问", is_active=False)
    assert "请问" in "".join(runs("请问摊位费"))
    off.delete()
    assert runs("请问摊位费") == ("摊位费",)


def test_the_longest_phrase_is_cut_first() -> None:
    understand("")
    assert stop_phrases_in("怎么办理摊位费") == ["怎么办理"]


def test_loading_shows_the_base_to_editors_and_keeps_what_they_did() -> None:
    StopPhraseFactory.create(phrase="请问", is_active=False)
    gone = StopPhraseFactory.create(phrase="从前的", origin=Origin.FILE)
    off = StopPhraseFactory.create(phrase="从前停用的", origin=Origin.FILE, is_active=False)
    load_stop_phrases()
    load_stop_phrases()
    there = StopPhrase.objects.in_bulk(field_name="phrase")
    assert base_phrases() <= set(there)
    assert not there["请问"].is_active
    assert gone.phrase not in there
    assert off.phrase in there
    assert runs("请问摊位费怎么办") != ("摊位费",)


def test_words_of_the_base_stay_when_nothing_is_left_but_them() -> None:
    assert runs("怎么办") == ("怎么办",)


def test_all_phrases_switched_off_cut_nothing() -> None:
    load_stop_phrases()
    for row in StopPhrase.objects.all():
        row.is_active = False
        row.save()
    assert runs("请问摊位费") == ("请问摊位费",)

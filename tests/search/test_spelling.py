"""Suggestions while somebody types, and “did you mean”."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from legal_library.models import Law, LawAlias
from search.finding.facets import Filters
from search.finding.searching import find
from search.indexing.changes import index_subject
from search.indexing.writing import Subject
from search.models import WordSet
from search.page.spelling import correction
from search.understanding import suggesting
from search.understanding.suggesting import suggest, titled

pytestmark = pytest.mark.django_db
CHINESE = Filters("zh-hans")


def meant(typed: str) -> str:
    return correction(find(typed, CHINESE), CHINESE)


def texts(typed: str) -> list[str]:
    return [one.text for one in suggest(typed, "zh-hans")]


@pytest.mark.parametrize("typed", ["集市", "集市法", "jishi", "jsf", "ＪＳＦ", "市法", "积市法"])
def test_a_title_is_suggested_by_characters_and_by_sound(laws: dict[str, Law], typed: str) -> None:
    assert texts(typed)[:1] == ["集市法"]


def test_each_law_is_suggested_once_and_leads_to_its_page(laws: dict[str, Law]) -> None:
    LawAlias.objects.create(law=laws["market"], name="集贸法")
    index_subject(Subject("law", laws["market"].pk))
    (found,) = suggest("集", "zh-hans")
    assert found.url == laws["market"].get_absolute_url()


def test_what_no_longer_holds_is_not_suggested(laws: dict[str, Law]) -> None:
    assert texts("旧噪声") == []


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "'", "\x00", "🙂", "集" * 500, "z"])
def test_nothing_is_suggested_for_nothing(laws: dict[str, Law], typed: str) -> None:
    assert texts(typed) == []


def test_what_many_look_for_is_suggested_as_a_search(
    laws: dict[str, Law], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "popular", lambda language, limit: ["集市几点开", "讨薪"])
    first = suggest("集市", "zh-hans")[0]
    assert (first.text, first.url) == (
        "集市几点开",
        "/search/?q=%E9%9B%86%E5%B8%82%E5%87%A0%E7%82%B9%E5%BC%80",
    )


def test_suggesting_asks_no_more_with_more_laws(laws: dict[str, Law]) -> None:
    suggest("集", "zh-hans")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        suggest("集", "zh-hans")
    assert len(queries) <= 4


@pytest.mark.parametrize("letters", ["jsf", "jishifa", "JSF"])
def test_letters_are_read_as_the_pinyin_of_a_title(laws: dict[str, Law], letters: str) -> None:
    assert titled(letters, "zh-hans") == "集市法"
    assert meant(letters) == "集市法"


@pytest.mark.parametrize("typed", ["积市法", "集市发", "集事法"])
def test_a_title_that_sounds_so_is_meant(laws: dict[str, Law], typed: str) -> None:
    assert meant(typed) == "集市法"


def test_a_word_that_looks_so_is_meant(laws: dict[str, Law]) -> None:
    WordSet.objects.create(words="调解", alternatives="村民委员会调解", theme="general")
    assert meant("调觧") == ""
    WordSet.objects.create(words="买秤", alternatives="秤不准", theme="general")
    assert meant("卖秤") == "买秤"


@pytest.mark.parametrize("typed", ["集市法", "装修噪声", "摊位费", "民用航空器", "🙂", "", "asdf"])
def test_what_is_right_or_unknown_is_left_alone(laws: dict[str, Law], typed: str) -> None:
    assert meant(typed) == ""


def test_a_wrong_character_in_front_of_a_topic_is_noticed(laws: dict[str, Law]) -> None:
    assert meant("集事法 摊位费") == "集市法 摊位费"

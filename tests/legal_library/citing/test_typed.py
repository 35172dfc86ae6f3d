"""What people type when they mean a law or an article."""

import datetime as dt
from typing import Any

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from legal_library.citing.keys import Key
from legal_library.citing.typed import meant_by
from legal_library.models import Law, LawAlias
from tests.factories.legal_library import import_law, national_text, released_law

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

D = dt.date


@pytest.fixture
def law() -> Law:
    made = released_law()
    LawAlias.objects.create(law=made, name="示例典")
    return made


@pytest.mark.parametrize(
    "words",
    [
        *(
            "示例法2",
            "示例法第二条",
            "示例法第2条",
            "《示例法》第二条",
            "中华人民共和国示例法第２条",
        ),
        *("示例法 2", "示例法二", "示例典第 二 条", "《中华人民共和国示例法》2条"),
    ],
)
def test_a_name_with_an_article_means_the_article(law: Law, words: str) -> None:
    assert meant_by(words).named == [Key(law.pk, 2)]
    response = Client().get("/law/", {"title": words})
    assert (response.status_code, response["Location"]) == (302, f"/law/{law.slug}/art/2/")


@pytest.mark.parametrize("words", ["示例法", "《示例法》", " 中华人民共和国示例法 ", "示例典"])
def test_a_name_means_the_law(law: Law, words: str) -> None:
    assert meant_by(words).named == [Key(law.pk)]
    assert Client().get("/law/", {"title": words})["Location"] == law.get_absolute_url()


def test_an_inserted_article_is_meant_by_its_whole_number() -> None:
    text = national_text("中华人民共和国插入法", ["甲。"], day=D(2020, 1, 1), begins=D(2020, 2, 1))
    law = released_law(text.replace("\n第二条", "\n第一条之一　乙。\n第二条"))
    for words in ("插入法1之1", "插入法第一条之一", "插入法1-1", "插入法1_1", "插入法第1条之1"):
        assert meant_by(words).named == [Key(law.pk, 1, 1)], words


@pytest.mark.parametrize("words", ["示例法99", "示例法第九条", "示例法0"])
def test_an_article_that_the_law_lacks_is_not_offered(law: Law, words: str) -> None:
    assert meant_by(words).named == []
    response = Client().get("/law/", {"title": words})
    assert response.status_code == 404
    assert "没有" in response.content.decode()


@pytest.mark.parametrize(
    "words",
    ["", "  ", "《》", "第一条", "1", "1165", "%", "_", "\x00", "法" * 500, "1" * 400, "🙂3"],
)
def test_what_means_nothing_finds_nothing_and_breaks_nothing(law: Law, words: str) -> None:
    assert meant_by(words).named == []
    assert Client().get("/law/", {"title": words}).status_code in {200, 404}


def test_a_title_that_ends_in_a_number_is_still_a_title() -> None:
    title = "示例办法2020"
    law = released_law(
        national_text(title, ["甲。"], day=D(2020, 1, 1), begins=D(2020, 2, 1)), f"{title}.txt"
    )
    assert meant_by(title).named[0] == Key(law.pk)


def test_parts_of_a_title_are_offered_behind_what_was_typed_in_full(law: Law) -> None:
    other = released_law(
        national_text(
            "中华人民共和国示例法实施法", ["甲。"], day=D(2020, 1, 1), begins=D(2020, 2, 1)
        )
    )
    meant = meant_by("示例法")
    assert (meant.named, meant.like) == ([Key(law.pk)], [Key(other.pk)])
    assert meant_by("示例法实施1").like == [Key(other.pk, 1)]


def test_words_of_a_title_lead_nowhere_but_are_offered_with_their_status(law: Law) -> None:
    response = Client().get("/law/", {"title": "示例"})
    page: Any = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 404
    link = page.select_one("main .law-list a")
    assert (link.get_text(), link["href"]) == ("《示例法》", law.get_absolute_url())
    assert "现行有效" in page.select_one("main .law-list").get_text()


def test_what_is_not_released_is_not_meant() -> None:
    import_law()
    assert meant_by("示例法") == ([], [])
    assert meant_by("示例法第二条") == ([], [])

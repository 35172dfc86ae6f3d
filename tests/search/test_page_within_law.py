"""Search within one law, on its own page."""

from typing import Any

from django.core.cache import cache
from django.test import Client

import pytest
import time_machine
from bs4 import BeautifulSoup

from legal_library.models import ArticleNote, Law, Provision
from search.indexing.changes import index_subject
from search.indexing.writing import Subject
from search.page.throttling import INSIDE
from tests.search.conftest import Say
from tests.search.laws import indexed_law

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def get(path: str, **query: str) -> Any:
    """The page, as Beautiful Soup without its types: what is missing fails the test."""
    response = Client().get(path, query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def places(page: Any) -> list[str]:
    """The articles in which the text says that something was found."""
    return [step.parent["id"] for step in page.select(".law-text .law-step")]


def test_hits_are_listed_and_marked_in_the_text(laws: dict[str, Law]) -> None:
    page = get(laws["new"].get_absolute_url(), q="噪声")
    assert page.select_one(".law-hits h2").get_text() == "本法中有 3 处"
    assert places(page) == ["art_1", "art_2", "art_4"], "art_3 does not speak of it"
    assert [a["href"] for a in page.select(".law-hits ol a")] == ["#hit-1", "#hit-2", "#hit-3"]
    assert [m.get_text() for m in page.select(".law-text mark")] == ["噪声"] * 3
    assert page.select_one(".law-inside input")["value"] == "噪声"


def test_each_hit_leads_to_the_one_before_and_the_next(home: Any) -> None:
    law = indexed_law("中华人民共和国长法", ["噪声。", "无关。", "噪声。", "噪声。"])
    page = get(law.get_absolute_url(), q="噪声")
    steps = page.select(".law-step")
    assert [step["id"] for step in steps] == ["hit-1", "hit-2", "hit-3"]
    assert [[a["href"] for a in step.select("a")] for step in steps] == [
        ["#hit-2"],
        ["#hit-1", "#hit-3"],
        ["#hit-2"],
    ]
    assert steps[1].get_text(" ", strip=True) == "上一处 2/3 下一处"


def test_without_words_nothing_is_marked(laws: dict[str, Law]) -> None:
    page = get(laws["new"].get_absolute_url())
    assert not page.select("mark, .law-step, .law-hits")
    assert page.select_one(".law-inside form")["action"] == laws["new"].get_absolute_url()


def test_everyday_words_are_understood_here_too(laws: dict[str, Law], everyday_words: Say) -> None:
    everyday_words("楼上太吵", "噪声扰民")
    assert places(get(laws["new"].get_absolute_url(), q="楼上太吵")) == ["art_2"]


def test_what_is_only_related_is_said_to_be(laws: dict[str, Law]) -> None:
    page = get(laws["new"].get_absolute_url(), q="飞机噪声")
    assert page.select_one(".law-hits h2").get_text() == "没有完全匹配，以下条文相关"
    assert set(places(page)) == {"art_1", "art_2", "art_4"}


def test_other_laws_stay_out_and_the_big_search_is_one_tap_away(laws: dict[str, Law]) -> None:
    page = get(laws["new"].get_absolute_url(), q="摊位")
    assert page.select_one(".law-hits h2").get_text() == "本法中没有“摊位”"
    onward = page.select_one(".law-hits__ways a")
    assert "集市法" in get(onward["href"]).select_one(".hit__title").get_text()


def test_an_old_version_is_searched_in_its_own_text(home: Any) -> None:
    indexed_law("中华人民共和国示例法", ["旧的噪声。", "无关。"], year=2010)
    law = indexed_law("中华人民共和国示例法", ["无关。", "新的噪声。"], year=2020)
    index_subject(Subject("law", law.pk))
    assert places(get(law.get_absolute_url(), q="噪声")) == ["art_2"]
    old = law.versions.earliest("version_date")
    assert places(get(old.get_absolute_url(), q="噪声")) == ["art_1"]


def test_our_captions_are_searched_and_said_in_the_list(laws: dict[str, Law]) -> None:
    law = laws["market"]
    digest = Provision.objects.get(version__law=law, path="art_2").digest
    ArticleNote.objects.create(law=law, number=2, digest=digest, caption="缺斤少两当场换秤")
    index_subject(Subject("law", law.pk))
    page = get(law.get_absolute_url(), q="缺斤少两")
    assert places(page) == ["art_2"]
    assert "缺斤少两当场换秤" in page.select_one(".law-hits li a").get_text()


def test_one_address_cannot_mark_without_end(laws: dict[str, Law]) -> None:
    path = laws["new"].get_absolute_url()
    with time_machine.travel("2026-06-01T04:00:00+00:00", tick=False):
        for _request in range(INSIDE.most):
            assert Client().get(path, {"q": "噪"}).status_code == 200
        assert Client().get(path, {"q": "噪"}).status_code == 429
        assert Client().get(path).status_code == 200, "whoever only reads is not stopped"

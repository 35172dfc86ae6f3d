"""What residents of the demonstration town type to reach somebody, on the page of results."""

import datetime as dt
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest
from bs4 import BeautifulSoup

from fazhi.departments.models import Department
from search.curated.lexicon_loading import load_lexicon
from search.indexing.changes import index_changes, note_changes
from search.registry import find_source
from tests import standing
from tests.factories.search import WordSetFactory
from tests.search.conftest import Indexing, forget_shelves

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("found_by_search")]
BUDGET = 32  # queries of a page with two cards, whatever stands below them
POLICE = "0523-00000124"


@standing.fixture()
def found_by_search(demo_town: None) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        forget_shelves(monkeypatch)
        load_lexicon()
        for source in ("department", "venue", "village"):
            note_changes(source, *find_source(source).subjects(), at_once=False)
        index_changes()


def get(**query: str) -> Any:
    response = Client().get("/search/", query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def first_card(words: str) -> Any:
    return get(q=words).select(".answer-card")[0]


@pytest.mark.parametrize(
    ("words", "title", "said"),
    [
        ("派出所电话", "派出所", "工作日 8:30"),
        ("警察局在哪", "派出所", "治安"),
        ("司法所在哪", "司法所", "工作日 8:30"),
        ("便民服务中心几点上班", "黄桥镇便民服务中心（演示）", "8:30–11:30"),
        ("法律服务站", "黄桥镇公共法律服务中心（演示）", "示例路3号"),
        ("胜利村", "胜利村", ""),
    ],
)
def test_who_asks_for_an_office_can_call_and_go_there(words: str, title: str, said: str) -> None:
    card = first_card(words)
    assert card.h2.get_text(strip=True) == title
    assert Client().get(card.h2.a["href"]).status_code == 200
    assert card.select_one("a.button--call")["href"].startswith("tel:+86523")
    assert said in card.get_text()
    assert "现行有效" not in card.get_text(), "an office is no law"


def test_in_a_list_numbers_can_be_dialled_too() -> None:
    (hit,) = [hit for hit in get(q="户籍").select(".hit") if hit.h3.get_text() == "派出所"]
    assert hit.select_one(".hit__calls a").get_text() == POLICE
    assert POLICE not in hit.h3.get_text()
    assert "部门" in hit.select_one(".meta").get_text()


def test_what_a_counter_handles_leads_to_the_counter() -> None:
    hit = get(q="高龄津贴").select_one(".hit")
    assert hit.h3.get_text(strip=True) == "1 号窗口 社会事务综合窗口"
    assert "#counter-" in hit.h3.a["href"]


def test_another_number_is_there_at_once(indexing: Indexing) -> None:
    police = Department.objects.get(name="派出所")
    with indexing():
        police.phone = "0523-00000999"
        police.save()
    assert first_card("派出所").select_one("a.button--call")["href"] == "tel:+8652300000999"


def test_a_name_that_an_editor_adds_is_understood_by_the_next_search() -> None:
    assert not get(q="老衙门电话").select(".answer-card")
    WordSetFactory.create(words="老衙门", alternatives="派出所")
    assert first_card("老衙门电话").h2.get_text(strip=True) == "派出所"


def test_an_office_that_was_closed_is_not_shown() -> None:
    Department.objects.filter(name="派出所").update(ends_on=dt.date(2020, 1, 1))  # unheard of
    assert "派出所" not in [h.get_text(strip=True) for h in get(q="派出所").select("h2, h3")]


def test_reading_names_keeps_the_budget() -> None:
    get(q="便民服务中心")
    with CaptureQueriesContext(connection) as context:
        get(q="便民服务中心")
    assert len(context) <= BUDGET

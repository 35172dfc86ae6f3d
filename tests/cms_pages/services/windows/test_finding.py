"""Which window something is for: on the page of windows, and as the search of the site answers it."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest
from bs4 import BeautifulSoup, Tag

from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.places.models import Counter, Venue
from search.page.throttling import SEARCHES
from tests.cms_pages.services.windows.conftest import Indexing
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import take_off
from tests.factories.places import CounterFactory
from tests.factories.search import WordSetFactory
from tests.factories.services import ServiceGuidePageFactory

pytestmark = pytest.mark.django_db
BUDGET = 45  # queries of a page of the search that answers which window it is


@pytest.fixture
def windows(hall: Venue, guides: GuidesPage, indexing: Indexing) -> dict[int, Counter]:
    """Four windows, three of them with guides; all is indexed."""
    with indexing():
        counters = {
            number: CounterFactory.create(venue=hall, number=number, name=name, handles=handles)
            for number, name, handles in (
                (1, "社会事务综合窗口", "高龄津贴\n临时救助"),
                (2, "企业登记综合窗口", "个体工商户登记帮办"),
                (3, "工程建设综合窗口", "农村宅基地审批"),
                (6, "公安户籍综合窗口", "户口登记"),
            )
        }
        police = DepartmentFactory.create(name="派出所")
        counters[6].departments.set([police])
        counters[6].save()
    with indexing():
        for title, keywords, number in (
            ("最低生活保障申请", "低保,吃低保", 1),
            ("个体工商户设立登记", "办执照,营业执照", 2),
            ("农村村民宅基地用地建房审批", "建房,盖房", 3),
        ):
            ServiceGuidePageFactory.create(
                parent=guides, title=title, keywords=keywords, counters=[counters[number]]
            )
        ServiceGuidePageFactory.create(
            parent=guides, title="结婚登记", keywords="领证", place="市民政局婚姻登记处"
        )
    return counters


def get(address: str, **query: str) -> BeautifulSoup:
    response = Client().get(address, query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words_of(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def first_answer(words: str) -> str:
    return words_of(get("/windows/", q=words).select(".window-answer")[0])


@pytest.mark.usefixtures("windows")
def test_the_list_answers_with_the_window_first() -> None:
    for words, found, window in (
        ("低保", "最低生活保障申请", "1 号窗口"),
        ("低保去哪个窗口", "最低生活保障申请", "1 号窗口"),
        ("我想申请低保", "最低生活保障申请", "1 号窗口"),
        ("办执照", "个体工商户设立登记", "2 号窗口"),
        ("建房", "农村村民宅基地用地建房审批", "3 号窗口"),
        ("宅基地", "农村村民宅基地用地建房审批", "3 号窗口"),
        ("高龄津贴", "高龄津贴", "1 号窗口"),
        ("派出所", "派出所", "6 号窗口"),
        ("领证", "结婚登记", "不在本镇窗口办理，办理地点：市民政局婚姻登记处"),
    ):
        answer = first_answer(words)
        assert answer.startswith(found), words
        assert window in answer, words


@pytest.mark.usefixtures("windows")
def test_everyday_words_of_the_search_hold_here_too() -> None:
    WordSetFactory.create(words="老人钱", alternatives="高龄津贴")
    assert "1 号窗口" in first_answer("老人钱")


@pytest.mark.usefixtures("windows")
def test_what_fits_in_part_only_is_said_to_be_perhaps_it() -> None:
    page = get("/windows/", q="修缮宅基地上面的围墙")
    assert "您要找的可能是" in words_of(page.h2)  # type: ignore[arg-type]
    assert "3 号窗口" in words_of(page.select(".window-answer")[0])


@pytest.mark.usefixtures("windows")
def test_what_nobody_handles_leads_on() -> None:
    for words in ("彩票", "<b>", "？？", "\x00", "低" * 500, "%", "哪个窗口"):
        page = get("/windows/", q=words)
        assert page.select_one("main a[href='/windows/']") or page.select_one(".windows"), words
        assert ("<b>" in words_of(page)) == (words == "<b>"), words


def test_a_guide_that_was_withdrawn_answers_nothing(
    windows: dict[int, Counter], indexing: Indexing
) -> None:
    take_off(
        ServiceGuidePage.objects.get(title="最低生活保障申请")
    )  # the index has not heard of it
    assert "最低生活保障申请" not in words_of(get("/windows/", q="低保").main)  # type: ignore[arg-type]


@pytest.mark.usefixtures("windows")
def test_whoever_asks_too_often_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.page.throttling.time.time", lambda: 1000.0)
    client = Client()
    for _ in range(SEARCHES.most):
        assert client.get("/windows/", {"q": "窗"}).status_code == 200
    assert client.get("/windows/", {"q": "窗"}).status_code == 429
    assert client.get("/windows/").status_code == 200


def test_the_search_answers_with_the_card_of_the_window(windows: dict[int, Counter]) -> None:
    for words, number, guide in (
        ("低保去哪个窗口", 1, "最低生活保障申请"),
        ("办执照哪个窗口", 2, "个体工商户设立登记"),
        ("建房在几号窗口", 3, "农村村民宅基地用地建房审批"),
        ("我想申请低保去哪个窗口办", 1, "最低生活保障申请"),
        ("低保窗口", 1, "最低生活保障申请"),
        ("高龄津贴哪个窗口", 1, ""),
        ("派出所在几号窗口", 6, ""),
    ):
        cards = get("/search/", q=words).select(".answer-card")
        titles = [words_of(card.h2) for card in cards if card.h2]
        wanted = [f"{number} 号窗口 {windows[number].name}", *([guide] if guide else [])]
        assert titles == wanted, words
        link = cards[0].select_one("h2 a")
        assert link, words
        assert link["href"] == windows[number].get_absolute_url(), words
        assert "0523-00000070" in words_of(cards[0]), words


@pytest.mark.usefixtures("windows")
def test_a_guide_without_a_window_answers_by_itself() -> None:
    (card,) = get("/search/", q="领证去哪个窗口").select(".answer-card")
    assert card.h2
    assert words_of(card.h2) == "结婚登记"


@pytest.mark.usefixtures("windows")
def test_the_search_answers_nothing_that_it_does_not_know() -> None:
    for words in ("彩票哪个窗口", "窗口", "企业窗口作风"):
        assert not get("/search/", q=words).select(".answer-card"), words


@pytest.mark.usefixtures("windows")
def test_asking_for_a_window_keeps_the_budget() -> None:
    get("/search/", q="低保去哪个窗口")
    with CaptureQueriesContext(connection) as context:
        get("/search/", q="低保去哪个窗口")
    assert len(context) <= BUDGET

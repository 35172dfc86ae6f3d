"""The page of results, through the whole stack."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from fazhi.navigation.models import Hotline, SiteSettings
from legal_library.models import ArticleNote, Law, LawVersion, Provision
from search.curated.promotions import Promoted
from search.indexing.changes import index_subject
from search.indexing.writing import Subject
from search.page.throttling import SEARCHES, SUGGESTIONS
from search.understanding.suggesting import Suggested
from tests.factories.pages import translate
from tests.search.conftest import Indexing, Say
from tests.search.laws import indexed_law

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def get(path: str = "/search/", *, status: int = 200, **query: Any) -> Any:
    """The page, as Beautiful Soup without its types: what is missing fails the test."""
    response = Client().get(path, query)
    assert response.status_code == status, (path, response.status_code)
    return BeautifulSoup(response.content, "html.parser")


def titles(page: Any) -> list[str]:
    return [h.get_text(" ", strip=True) for h in page.select(".hit__title")]


def total(page: Any) -> str:
    return str(page.find(class_="search-total").get_text(" ", strip=True))


def options(page: Any, name: str) -> dict[str, str]:
    found = page.select(f".search-facets input[name={name}]")
    return {i["value"]: i.parent.small.get_text() for i in found}


def test_without_words_it_says_how_to_search(laws: dict[str, Law]) -> None:
    page = get()
    assert page.h1.get_text() == "您想查什么？"
    assert page.select_one("main input[name=q]")["value"] == ""
    assert page.find("meta", {"name": "robots"}) is None
    assert get(q="秤").find("meta", {"name": "robots"})["content"] == "noindex, follow"
    assert not page.select(".hit")


def test_a_hit_says_where_it_stands_and_why_it_was_found(laws: dict[str, Law]) -> None:
    law = laws["market"]
    digest = Provision.objects.get(version__law=law, path="art_2").digest
    ArticleNote.objects.create(law=law, number=2, digest=digest, caption="秤要准")
    index_subject(Subject("law", law.pk))
    page = get(q="秤不准")
    hit = page.select_one(".hit")
    assert hit.a["href"] == f"{law.get_absolute_url()}art/2/"
    assert hit.a.get_text(" ", strip=True) == "集市法 第二条"
    assert hit.find(class_="hit__caption").get_text() == "秤要准"
    assert [m.get_text() for m in hit.select(".hit__passage mark")] == ["秤不准"]
    assert "全国人民代表大会常务委员会" in hit.find(class_="meta").get_text()
    assert "1 条" in total(page)


def test_what_holds_no_longer_is_one_tap_away(laws: dict[str, Law]) -> None:
    page = get(q="噪声 扰民")
    assert all("旧噪声法" not in title for title in titles(page))
    (link,) = page.select(".search-note a")
    assert "1" in link.get_text()
    more = get(link["href"])
    assert any("旧噪声法" in title for title in titles(more))
    old = next(hit for hit in more.select(".hit") if "旧噪声法" in hit.get_text())
    assert old.select_one(".tag--repealed").get_text() == "已失效"
    assert more.select_one(".search-chips").get_text(" ", strip=True).startswith("去掉： 不论时效")


def test_choices_of_a_facet_widen_and_its_counts_stay(laws: dict[str, Law]) -> None:
    every = get(q="噪声")
    years = options(every, "year")
    assert years == {"2020": "1", "2022": years["2022"]}
    one = get(q="噪声", year="2020")
    assert options(one, "year") == years, "its own choice does not narrow it"
    assert titles(one) == ["集市法 第三条"]
    both = get(q="噪声", year=["2020", "2022"])
    assert len(titles(both)) == int(years["2020"]) + int(years["2022"])
    chips = both.select(".search-chips a")
    assert len(chips) == 2
    assert titles(get(chips[1]["href"])) == titles(one)


def test_choices_that_nothing_has_are_as_if_they_were_not_there(laws: dict[str, Law]) -> None:
    odd = get(
        q="噪声", kind="no such", year="1", owner="'; drop", standing="x", sort="?", colour="red"
    )
    assert titles(odd) == titles(get(q="噪声"))
    assert not odd.select(".search-chips")


def test_by_day_the_newest_comes_first(laws: dict[str, Law]) -> None:
    page = get(q="噪声", sort="day", standing=["current", "ended"])
    days = [time["datetime"] for time in page.select(".hit time")]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2022-02-01"
    assert days[-1] == "2001-02-01"


def test_an_article_that_is_named_stands_on_a_card_with_its_text(laws: dict[str, Law]) -> None:
    page = get(q="集市法第二条")
    card = page.select_one(".answer-card")
    assert card.h2.get_text(" ", strip=True) == "集市法 第二条"
    assert "秤不准的，市场管理人应当当场更换。" in card.get_text()
    assert "现行有效" in card.get_text()
    assert "集市法 第二条" not in titles(page), "it is not said twice"


def test_beside_a_direct_answer_alone_there_is_nothing_to_narrow(laws: dict[str, Law]) -> None:
    page = get(q="集市法第二条")
    assert page.select(".answer-card")
    assert not page.select(".hit")
    assert not page.select(".search-facets input")


def test_nothing_is_shown_that_is_not_public_this_moment(laws: dict[str, Law]) -> None:
    assert titles(get(q="秤不准"))
    LawVersion.objects.filter(law=laws["market"]).update(withdrawn_at=timezone.now())
    for path in ("/search/", "/search/atom/"):
        assert "集市" not in Client().get(path, {"q": "秤不准"}).content.decode().replace(
            "/search", ""
        )
    assert "集市" not in str(get(q="集市法第二条").select(".answer-card"))


def test_by_day_what_was_typed_does_not_come_before_newer_texts(
    laws: dict[str, Law], everyday_words: Say
) -> None:
    everyday_words("不得扰民", "噪声扰民")
    days = [
        time["datetime"]
        for time in get(q="不得扰民", sort="day", standing=["current", "ended"]).select(".hit time")
    ]
    assert days == ["2022-02-01", "2020-02-01", "2001-02-01"]


def test_everyday_words_that_were_understood_are_told(
    laws: dict[str, Law], everyday_words: Say
) -> None:
    everyday_words("缺斤少两", "秤不准")
    page = get(q="缺斤少两")
    assert titles(page)[0] == "集市法 第二条"
    told = page.select_one(".search-expanded")
    assert told.get_text() == "缺斤少两 → 秤不准"
    own = get(told.find_next("a")["href"])
    assert "集市法 第二条" not in titles(own)


def test_what_fits_in_part_is_said_to_be_related(laws: dict[str, Law]) -> None:
    page = get(q="装修噪声太大怎么办")
    assert total(page) == "没有完全匹配，以下为相关结果"
    assert titles(page)[0] == "噪声法 第一条"


def test_what_was_meant_is_offered(laws: dict[str, Law], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.page.results.correction", lambda *found: "噪声")
    link = get(q="造声").select_one(".search-meant a")
    assert link.get_text() == "噪声"
    assert titles(get(link["href"]))


def test_an_empty_result_helps(laws: dict[str, Law]) -> None:
    page = get(q="飞碟 外星", kind="law")
    assert "没有找到与“飞碟 外星”有关的内容" in total(page)
    ways = [a["href"] for a in page.select(".search-help a")]
    assert get(q="飞碟").h1 is not None
    assert any("q=%E9%A3%9E%E7%A2%9F" in way for way in ways)
    assert page.select("main .hotlines a[href='tel:12348']") or not page.select(".hotlines")
    assert page.find("a", string="去掉条件再搜")["href"].startswith("/search/?q=")


def test_beyond_the_last_page_it_says_where_the_results_end(laws: dict[str, Law]) -> None:
    page = get(q="噪声", page="10000")
    assert "没有第 10000 页" in page.select_one(".empty-state").get_text()
    assert titles(page)


def test_ranks_go_on_from_page_to_page(home: Any) -> None:
    indexed_law("中华人民共和国长法", [f"第{n}种噪声。" for n in range(25)])
    first, second = get(q="噪声"), get(q="噪声", page=2)
    assert [a["data-rank"] for a in first.select(".hit a")] == [str(n) for n in range(1, 11)]
    assert [a["data-rank"] for a in second.select(".hit a")] == [str(n) for n in range(11, 21)]
    assert not set(titles(first)) & set(titles(second))
    assert second.select_one(".pagination [rel=prev]")["href"].startswith("?q=")


@pytest.mark.parametrize(
    "words",
    [
        *(
            '"',
            "'",
            '"噪声',
            "“噪声",
            "-噪声",
            "噪声 -",
            "- - -",
            "噪声 OR 集市",
            "噪声 AND",
            "NEAR(噪声)",
        ),
        *(
            "噪声*",
            "(((",
            "title:噪声",
            "{words}: 噪声",
            "^噪声",
            "%",
            "_",
            "\\",
            "\\d+",
            "[噪声]",
            "噪.*声",
        ),
        *(
            "噪\x00声",
            "\x00",
            "🙂",
            "🙂噪声",
            "👨\u200d👩\u200d👧",
            "\u202e噪声",
            "ﷺ",
            "\ufeff",
            "\ud7ff",
        ),
        *(
            "噪" * 10_000,
            "噪声 " * 3_000,
            "a" * 10_000,
            "-" * 10_000,
            '"' * 10_000,
            "第" * 500 + "条",
        ),
        *("噪", "a", "1", "怎么办", "请问 怎么 什么", "的", "。，；", "  ", "\t\n"),
        *(
            "'; DROP TABLE search_entry; --",
            "1' OR '1'='1",
            "%' UNION SELECT 1--",
            "{{ 7*7 }}",
            "${7*7}",
        ),
        *("<script>alert(1)</script>", "<mark>", "&lt;", "javascript:alert(1)", "../../etc/passwd"),
        *("第一千一百六十五条", "99999999999999999999条", "民法典 第０条", "１１６５", "民法典-1"),
    ],
)
def test_whatever_is_typed_there_is_a_result_or_a_sentence(
    laws: dict[str, Law], words: str
) -> None:
    for path in ("/search/", laws["new"].get_absolute_url()):
        response = Client().get(path, {"q": words})
        assert response.status_code == 200
        page = BeautifulSoup(response.content, "html.parser")
        assert page.h1
        assert not page.select("script:not([src], [type='application/ld+json'])")
        assert response.content.count(b"<mark>") == response.content.count(b"</mark>")
    assert Client().get("/search/atom/", {"q": words}).status_code == 200
    assert Client().get("/search/suggestions/", {"q": words}).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "x", "1e9", "９", "99999999999999999999", ""])
def test_a_page_that_is_no_number_is_the_first(laws: dict[str, Law], number: str) -> None:
    assert get(q="噪声", page=number).select(".hit")


def test_the_number_of_queries_does_not_grow_with_the_results(laws: dict[str, Law]) -> None:
    def queries() -> int:
        Client().get("/search/", {"q": "噪声"})
        with CaptureQueriesContext(connection) as seen:
            assert Client().get("/search/", {"q": "噪声"}).status_code == 200
        return len(seen)

    few = queries()
    for number in range(4):
        indexed_law(f"中华人民共和国第{number}法", [f"第{n}种噪声。" for n in range(10)])
    assert queries() == few
    assert few <= 20


def test_a_search_has_an_address_in_every_order_of_its_choices(laws: dict[str, Law]) -> None:
    page = get("/search/?year=2022&kind=provision&q=噪声&year=2020")
    links = {a["href"] for a in page.select(".search-orders a")}
    assert links == {"/search/?q=%E5%99%AA%E5%A3%B0&kind=provision&year=2020&year=2022&sort=day"}


def test_english_readers_are_told_what_is_in_chinese(laws: dict[str, Law]) -> None:
    translate(HomePage.objects.get())
    cache.clear()
    page = get("/en/search/", q="噪声")
    section = page.select_one("section[aria-labelledby=in-chinese]")
    assert section.h2.get_text() == "In Chinese"
    assert section.select_one("article")["lang"] == "zh-Hans"
    assert section.select_one(".section-head a")["href"].startswith("/search/?q=")


def test_it_is_found_from_every_page(laws: dict[str, Law]) -> None:
    form = get("/law/").select_one(".masthead form")
    assert form["action"] == reverse("search")
    assert get().select_one(".masthead form") is None, "it has the box itself"
    assert get("/").select_one(".question form")["action"] == "/search/"
    missing = get("/no-such-page/", status=404)
    assert missing.select_one("main form input[name=q]")
    assert any(a["href"] == "/search/" for a in get("/site-map/").select("main a"))


def test_the_list_of_laws_leads_on_to_the_texts(laws: dict[str, Law]) -> None:
    link = get("/law/", q="秤不准").find("a", string="在所有法律条文中搜索“秤不准”")
    assert titles(get(link["href"]))[0] == "集市法 第二条"


class TestFeed:
    def feed(self, **query: str) -> Any:
        response = Client().get("/search/atom/", query)
        assert response.status_code == 200
        assert response["Content-Type"].startswith("application/atom+xml")
        return BeautifulSoup(response.content, "xml")

    def test_it_has_the_newest_first(self, laws: dict[str, Law]) -> None:
        feed = self.feed(q="噪声")
        days = [entry.updated.text for entry in feed.find_all("entry")]
        assert days == sorted(days, reverse=True)
        assert feed.entry.link["href"].startswith("http")
        assert "噪声法" in feed.entry.title.text
        assert len({entry.id.text for entry in feed.find_all("entry")}) == len(days)

    def test_it_is_narrowed_as_the_page_is(self, laws: dict[str, Law]) -> None:
        page = get(q="噪声", year="2020")
        address = page.find("link", type="application/atom+xml")["href"]
        feed: Any = BeautifulSoup(Client().get(address).content, "xml")
        assert [entry.title.text for entry in feed.find_all("entry")] == ["集市法 第三条"]

    def test_without_results_it_is_a_feed_all_the_same(self, laws: dict[str, Law]) -> None:
        assert self.feed(q="飞碟").find_all("entry") == []
        assert self.feed().find("feed").title.text


class TestSuggestions:
    def test_they_come_as_json(self, laws: dict[str, Law], monkeypatch: pytest.MonkeyPatch) -> None:
        offered = [Suggested("噪声法", "/law/zao-sheng-fa/", "law"), Suggested("噪声扰民", "", "")]
        monkeypatch.setattr("search.page.views.suggest", lambda *typed: offered)
        response = Client().get("/search/suggestions/", {"q": " 噪 "})
        assert response.json()["suggestions"] == [
            {"text": "噪声法", "url": "/law/zao-sheng-fa/", "kind": "法律法规"},
            {"text": "噪声扰民", "url": "", "kind": ""},
        ]
        assert response["Cache-Control"] == "max-age=10"

    def test_nothing_is_offered_for_nothing(self, laws: dict[str, Law]) -> None:
        assert Client().get("/search/suggestions/").json() == {"suggestions": []}

    def test_they_have_a_limit_of_their_own(self, laws: dict[str, Law]) -> None:
        with time_machine.travel("2026-06-01T04:00:00+00:00", tick=False):
            for _request in range(SUGGESTIONS.most):
                assert Client().get("/search/suggestions/").status_code == 200
            refused = Client().get("/search/suggestions/", {"q": "噪"})
            assert refused.status_code == 429
            assert refused.json() == {"suggestions": []}
            assert Client().get("/search/", {"q": "噪声"}).status_code == 200


class TestLimit:
    def test_one_address_cannot_take_everything(self, laws: dict[str, Law]) -> None:
        with time_machine.travel("2026-06-01T04:00:00+00:00", tick=False) as clock:
            for _request in range(SEARCHES.most):
                assert Client().get("/search/", {"q": "秤"}).status_code == 200
            with CaptureQueriesContext(connection) as seen:
                refused = Client().get("/search/", {"q": "秤"})
            assert refused.status_code == 429
            assert refused["Retry-After"] == "10"
            assert "no-store" in refused["Cache-Control"]
            assert "请稍等一下" in refused.content.decode()
            assert not [q for q in seen if "search_" in q["sql"]]
            other = Client(REMOTE_ADDR="192.0.2.7").get("/search/", {"q": "秤"})
            assert other.status_code == 200
            clock.shift(dt.timedelta(seconds=10))
            assert Client().get("/search/", {"q": "秤"}).status_code == 200

    def test_a_cache_out_of_reach_refuses_nobody(
        self, laws: dict[str, Law], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("search.page.throttling.cache.incr", lambda key: None)
        assert Client().get("/search/", {"q": "秤"}).status_code == 200


def test_anonymous_answers_may_be_kept(laws: dict[str, Law]) -> None:
    response = Client().get("/search/", {"q": "噪声"})
    assert not response.cookies
    assert "no-store" not in response.get("Cache-Control", "")
    assert "private" not in response.get("Cache-Control", "")


def test_browsers_learn_how_to_search_here(laws: dict[str, Law]) -> None:
    link = get("/law/").find("link", rel="search")
    response = Client().get(link["href"])
    found: Any = BeautifulSoup(response.content, "xml")
    assert response["Content-Type"].startswith(link["type"])
    assert found.Url["template"] == "http://testserver/search/?q={searchTerms}"


class TestOpened:
    def test_that_a_hit_was_opened_is_counted(
        self, laws: dict[str, Law], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        counted: list[tuple[str, str, int]] = []
        monkeypatch.setattr("search.counting.log.clicked", lambda *what: counted.append(what))
        for rank in ("3", "x", "-1", "9" * 30, ""):
            answer = Client().post("/search/opened/", {"q": "噪声", "rank": rank})
            assert answer.status_code == 204
        assert counted == [("噪声", "zh-hans", 3)]

    def test_no_other_site_counts_here(self, laws: dict[str, Law]) -> None:
        foreign = Client(headers={"sec-fetch-site": "cross-site"})
        assert foreign.post("/search/opened/", {"q": "噪声", "rank": "1"}).status_code == 403

    def test_each_hit_says_its_rank_and_each_search_is_recorded_once(
        self, laws: dict[str, Law], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        recorded: list[tuple[Any, ...]] = []
        monkeypatch.setattr(
            "search.counting.log.record", lambda *what, **how: recorded.append((*what, how))
        )
        page = get(q="秤不准")
        assert page.select_one("[data-opened]")["data-words"] == "秤不准"
        assert page.select_one(".hit a")["data-rank"] == "1"
        get(q="秤不准", page="2")
        Client().head("/search/", {"q": "秤不准"})
        assert recorded == [("秤不准", "zh-hans", 1, {"is_exact": True})]


def test_what_editors_recommend_stands_above(
    laws: dict[str, Law], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [Promoted("先打这个电话", "", "工作日有人接听。")]
    monkeypatch.setattr("search.page.results.promoted_for", lambda *query: chosen)
    page = get(q="秤不准")
    assert "先打这个电话" in page.select_one(".promoted").get_text()
    assert not get(q="秤不准", page=2).select(".promoted")


def test_a_telephone_number_is_one_tap(laws: dict[str, Law], indexing: Indexing) -> None:
    with indexing():
        settings = SiteSettings.objects.create(site_name="法治")
        Hotline.objects.create(settings=settings, number="12348", label="公共法律服务热线")
    call = get(q="公共法律服务").select_one(".call-card a")
    assert call["href"] == "tel:12348"
    assert call.get_text() == "拨打 12348"

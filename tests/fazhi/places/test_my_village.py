"""Choosing one's village, without an account."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import clear_script_prefix, set_script_prefix

import pytest
from bs4 import BeautifulSoup
from pytest_django import DjangoAssertNumQueries

from cms_pages.general.models import HomePage
from fazhi.functional_cookies import VILLAGE
from fazhi.places.models import Village, VillageKind
from fazhi.places.my_village import current_village
from tests.factories.navigation import HotlineFactory, SiteSettingsFactory
from tests.factories.places import (
    CellFactory,
    HoursFactory,
    VenueFactory,
    VillageCellFactory,
    VillageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

CHOOSE, CLEAR, PAGE = "/my-village/choose/", "/my-village/clear/", "/my-village/"


@pytest.fixture
def village() -> Village:
    made: Village = VillageFactory.create(
        name="胜利村", name_en="Shengli Village", phone="0523-80000001、13800000000"
    )
    return made


def soup_of(response: HttpResponseBase) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")  # type: ignore[attr-defined]


def text_of(response: HttpResponseBase) -> str:
    return " ".join(soup_of(response).get_text(" ").split())


def choose(client: Client, village: Village, **values: Any) -> HttpResponseBase:
    return client.post(CHOOSE, {"village": village.public_id, **values})


def test_a_choice_is_a_cookie_with_the_permanent_id_and_nothing_else(
    client: Client, village: Village
) -> None:
    answer = choose(client, village)
    assert answer.status_code == 302
    assert list(client.cookies) == [VILLAGE.name]
    cookie = client.cookies[VILLAGE.name]
    assert cookie.value == village.public_id
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/", "Lax", True)
    assert cookie["max-age"] == 365 * 24 * 60 * 60


def test_the_cookie_keeps_to_the_sub_path_and_to_encryption(
    client: Client, village: Village, settings: Any
) -> None:
    settings.SESSION_COOKIE_PATH = "/huangqiao/"
    settings.SESSION_COOKIE_SECURE = True
    choose(client, village)
    cookie = client.cookies[VILLAGE.name]
    assert (cookie["path"], cookie["secure"]) == ("/huangqiao/", True)
    client.post(CLEAR, secure=True)
    assert client.cookies[VILLAGE.name]["path"] == "/huangqiao/"
    assert client.cookies[VILLAGE.name].value == ""


def test_after_a_choice_the_page_it_was_made_on_says_so(client: Client, village: Village) -> None:
    path = village.get_absolute_url()
    (form,) = soup_of(client.get(path)).select(f'form[action="{CHOOSE}"]')
    values = {str(i["name"]): str(i["value"]) for i in form.select("input")}
    assert "设为我的村" in form.get_text()
    answer = client.post(CHOOSE, values, follow=True)
    assert answer.redirect_chain == [(path, 302)]
    assert "这是您选的村。" in text_of(answer)
    assert "我的村：胜利村" in text_of(answer)


def test_a_community_is_called_one(client: Client) -> None:
    village = VillageFactory.create(name="琴韵社区", kind=VillageKind.COMMUNITY)
    assert "设为我的社区" in text_of(client.get(village.get_absolute_url()))
    choose(client, village)
    assert "我的社区：琴韵社区" in text_of(client.get("/site-map/"))


def test_a_choice_can_be_cleared_where_it_was_made(client: Client, village: Village) -> None:
    choose(client, village)
    path = village.get_absolute_url()
    (form,) = soup_of(client.get(path)).select(f'main form[action="{CLEAR}"]')
    values = {str(i["name"]): str(i["value"]) for i in form.select("input")}
    answer = client.post(CLEAR, values, follow=True)
    assert answer.redirect_chain == [(path, 302)]
    assert "选择我的村" in text_of(answer)


@pytest.mark.parametrize("path", ["/", "/site-map/?a=b", "/my-village/", "/places/venues/"])
def test_a_choice_can_be_cleared_wherever_it_is_shown(
    client: Client, village: Village, path: str
) -> None:
    VenueFactory.create(village=village)
    choose(client, village)
    for form in soup_of(client.get(path)).select(f'form[action="{CLEAR}"]'):
        values = {str(i["name"]): str(i["value"]) for i in form.select("input")}
        choose(client, village)
        answer = client.post(CLEAR, values)
        assert answer.headers["Location"] == path
        assert client.cookies[VILLAGE.name].value == ""


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "x", ""]
)
@pytest.mark.parametrize("path", [CHOOSE, CLEAR])
def test_nobody_is_sent_to_another_site(
    client: Client, village: Village, path: str, wanted: str
) -> None:
    answer = client.post(path, {"village": village.public_id, "next": wanted})
    assert answer.headers["Location"].partition("?")[0] == PAGE


@pytest.mark.parametrize("path", [CHOOSE, CLEAR])
def test_a_page_of_another_site_cannot_choose(client: Client, village: Village, path: str) -> None:
    headers = {"sec-fetch-site": "cross-site"}
    answer = client.post(path, {"village": village.public_id}, headers=headers)
    assert answer.status_code == 403
    assert not client.cookies


@pytest.mark.parametrize("sent", ["", "0123456789", "\0", "x" * 5000, "'; DROP", "胜利村"])
def test_a_village_that_is_none_leads_to_the_finder(
    client: Client, village: Village, sent: str
) -> None:
    answer = client.post(CHOOSE, {"village": sent})
    assert answer.status_code == 400
    assert "名单里没有这个村" in text_of(answer)
    assert "胜利村" in text_of(answer)
    assert not client.cookies


@pytest.mark.parametrize("value", ["", "0123456789", "junk", "x" * 4000, "%00", "../../etc"])
def test_a_cookie_that_names_no_village_is_ignored(
    client: Client, village: Village, value: str
) -> None:
    client.cookies[VILLAGE.name] = value
    for path in ("/", PAGE, village.get_absolute_url(), "/nothing-here/"):
        page = text_of(client.get(path))
        assert "选择我的村" in page
        assert "我的村：" not in page


def test_a_village_that_is_deleted_is_forgotten(client: Client, village: Village) -> None:
    choose(client, village)
    VillageFactory.create(name="东场村")
    village.delete()
    assert "选择我的村" in text_of(client.get(PAGE))


def test_a_choice_outlives_a_new_name_and_address(client: Client, village: Village) -> None:
    choose(client, village)
    village.name, village.slug = "新胜利村", "xin-sheng-li"
    village.save()
    assert "我的村：新胜利村" in text_of(client.get("/site-map/"))


def test_a_browser_that_keeps_no_cookies_is_told(client: Client, village: Village) -> None:
    answer = choose(client, village)
    client.cookies.clear()
    assert "浏览器没有记住您的选择" in text_of(client.get(answer.headers["Location"]))


def test_before_there_are_villages_nobody_is_asked(client: Client) -> None:
    assert client.get(PAGE).status_code == 404
    assert client.get(CHOOSE).status_code == 404
    assert client.get("/").status_code == 200
    assert "选择我的村" not in text_of(client.get("/"))


@pytest.mark.parametrize("query", ["胜利", "shengli", "ｓｈｅｎｇｌｉ", "胜利村委会"])
def test_the_finder_finds_by_name_and_pinyin(client: Client, village: Village, query: str) -> None:
    VillageFactory.create(name="东场村")
    names = [b.get_text() for b in soup_of(client.get(CHOOSE, {"q": query})).select("li > button")]
    assert names == ["胜利村"]


def test_my_village_says_whom_to_call_and_where_to_go(client: Client, village: Village) -> None:
    HotlineFactory.create(settings=SiteSettingsFactory.create())
    cell = CellFactory.create(parent=VillageCellFactory.create(village=village))
    here = VenueFactory.create(name="村文化礼堂", village=village)
    HoursFactory.create(venue=here)
    VenueFactory.create(name="镇便民服务中心", phone="0523-80000002")
    VenueFactory.create(name="别村礼堂", village=VillageFactory.create())
    choose(client, village)
    soup = soup_of(client.get(PAGE))
    calls = [str(a["href"]) for a in soup.select("a.button--call")]
    assert calls == ["tel:+8652380000001", "tel:13800000000"]
    page = " ".join(soup.get_text(" ").split())
    assert page.index("村文化礼堂") < page.index("镇便民服务中心")
    assert "别村礼堂" not in page
    assert cell.name in page
    assert soup.select('main a[href="tel:12345"]')
    assert soup.select('main a[href="tel:+8652380000002"]')


def test_my_village_in_english(client: Client, english: HomePage, village: Village) -> None:
    answer = client.post("/en/my-village/choose/", {"village": village.public_id})
    assert answer.headers["Location"] == "/en/my-village/?chosen=1"
    page = text_of(client.get("/en/my-village/"))
    assert "My village: Shengli Village" in page
    assert "Call the village office" in page


def test_a_name_without_english_is_marked_as_chinese(client: Client, english: HomePage) -> None:
    choose(client, VillageFactory.create(name="东场村"))
    (link,) = soup_of(client.get("/en/")).select(".my-village a")
    assert link.get_text() == "My village: 东场村"
    assert link.select_one("span[lang='zh-Hans']")


def test_venues_of_my_village_stand_first(client: Client, village: Village) -> None:
    VenueFactory.create(name="镇便民服务中心", order=1)
    VenueFactory.create(name="村文化礼堂", village=village, order=2)
    names = [a.get_text() for a in soup_of(client.get("/places/venues/")).select("main li > a")]
    assert names == ["镇便民服务中心", "村文化礼堂"]
    choose(client, village)
    soup = soup_of(client.get("/places/venues/"))
    assert [a.get_text() for a in soup.select("main li > a")] == ["村文化礼堂", "镇便民服务中心"]
    assert [h.get_text() for h in soup.select("main h2")] == ["胜利村", "其他地点"]


def test_the_office_stands_first_among_the_hotlines_of_every_page(
    client: Client, village: Village
) -> None:
    HotlineFactory.create(settings=SiteSettingsFactory.create())
    choose(client, village)
    for path in ("/", "/site-map/", "/nothing-here/"):
        numbers = [str(a["href"]) for a in soup_of(client.get(path)).select(".hotlines a")]
        assert numbers[0] == "tel:+8652380000001", path


def test_nobody_without_the_cookie_pays_a_query(
    rf: RequestFactory, village: Village, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert current_village(None) is None
        assert current_village(rf.get("/")) is None
    rf.cookies[VILLAGE.name] = village.public_id
    request: HttpRequest = rf.get("/")
    with django_assert_num_queries(1):
        assert current_village(request) == village
        assert current_village(request) == village


def test_the_queries_of_my_village_are_constant(
    client: Client, village: Village, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    choose(client, village)
    client.get(PAGE)
    for _number in range(10):
        CellFactory.create(parent=VillageCellFactory.create(village=village))
        HoursFactory.create(venue=VenueFactory.create(village=village))
        HoursFactory.create(venue=VenueFactory.create())
    client.get(PAGE)
    with django_assert_max_num_queries(8):
        client.get(PAGE)


def test_forms_stay_below_the_sub_path(village: Village) -> None:
    set_script_prefix("/huangqiao/")
    try:
        client = Client(SCRIPT_NAME="/huangqiao")
        answer = client.post(CHOOSE, {"village": village.public_id})
        assert answer.headers["Location"] == "/huangqiao/my-village/?chosen=1"
        client.cookies[VILLAGE.name] = village.public_id
        for path in (PAGE, village.get_absolute_url().removeprefix("/huangqiao")):
            soup = soup_of(client.get(path))
            for form in soup.select("form"):
                assert str(form["action"]).startswith("/huangqiao/")
            for kept in soup.select("input[name=next]"):
                assert str(kept["value"]).startswith("/huangqiao/")
    finally:
        clear_script_prefix()

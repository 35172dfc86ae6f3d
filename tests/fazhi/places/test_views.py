import datetime as dt

from django.db import connection
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import clear_script_prefix, reverse, set_script_prefix
from django.utils.translation import override

import pytest
import time_machine
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from fazhi.departments.models import Department
from fazhi.places.models import GridKind, Village, VillageKind
from tests.factories.places import (
    CellFactory,
    CounterFactory,
    ExceptionFactory,
    HoursFactory,
    TownCellFactory,
    VenueFactory,
    VillageCellFactory,
    VillageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
FRIDAY_MORNING = "2026-10-09T02:00:00+00:00"


def text_of(response: HttpResponseBase) -> str:
    assert isinstance(response, HttpResponse)
    return " ".join(response.content.decode().split())


@pytest.fixture
def villages() -> list[Village]:
    return [
        VillageFactory.create(name="胜利村", name_en="Shengli Village"),
        VillageFactory.create(name="东场村"),
        VillageFactory.create(name="琴韵社区", kind=VillageKind.COMMUNITY),
    ]


def test_villages__before_there_are_any__is_no_empty_page(client: Client) -> None:
    assert client.get("/places/villages/").status_code == 404


def test_villages__are_grouped_and_counted(client: Client, villages: list[Village]) -> None:
    page = text_of(client.get("/places/villages/"))
    assert page.index("胜利村") < page.index("琴韵社区")
    assert 'id="village">村</h2> <span class="meta">2</span>' in page
    assert 'id="community">社区</h2> <span class="meta">1</span>' in page
    assert "/places/villages/shengli/" in page


@pytest.mark.parametrize(
    "query",
    [
        *("胜利", "shengli", "Sheng li", " SHENGLI ", "ＳＨＥＮＧＬＩ", "shèng lì", "胜利 村"),
        *(
            "胜利村委会",
            "胜利村村民委员会",
            "胜利社区",
            "胜利居委会",
            "shengli cun",
            "Shengli  Village",
        ),
    ],
)
def test_villages__filtered_by_name_or_pinyin(
    client: Client, villages: list[Village], query: str
) -> None:
    page = text_of(client.get("/places/villages/", {"q": query}))
    assert "胜利村" in page
    assert "东场村" not in page


def test_villages__a_word_that_all_names_have__finds_them_all(
    client: Client, villages: list[Village]
) -> None:
    page = text_of(client.get("/places/villages/", {"q": "村"}))
    assert "胜利村" in page
    assert "东场村" in page
    assert "没有找到" in text_of(client.get("/places/villages/", {"q": "村委会"}))


def test_villages__filter_without_result__says_so(client: Client, villages: list[Village]) -> None:
    response = client.get("/places/villages/", {"q": "<没有>"})
    assert response.status_code == 200
    assert "没有找到“&lt;没有&gt;”" in text_of(response)
    assert "显示全部" in text_of(response)


def test_villages__in_english__fall_back_to_the_marked_chinese_name(
    client: Client, villages: list[Village], english: HomePage
) -> None:
    page = text_of(client.get("/en/places/villages/"))
    assert "Villages and communities" in page
    assert ">Shengli Village</a>" in page
    assert '<span lang="zh-Hans">东场村</span>' in page


def test_villages__show_the_cells_that_belong_to_none(client: Client) -> None:
    village_cell = VillageCellFactory.create()
    market = CellFactory.create(
        parent=village_cell, village=None, kind=GridKind.DEDICATED, name="农贸市场专属网格"
    )
    page = text_of(client.get("/places/villages/"))
    assert f'id="grid-{market.public_id}"' in page
    assert f'id="grid-{village_cell.parent.public_id}"' in page
    assert village_cell.public_id not in page


def test_village__shows_only_what_there_is(client: Client) -> None:
    VillageFactory.create(name="胜利村")
    page = text_of(client.get("/places/villages/shengli/"))
    assert "<h1>胜利村</h1>" in page
    for absent in ("村委会电话", "地址", "坐标", "网格", "办事和活动场所"):
        assert absent not in page.split("<main")[1]


@time_machine.travel(FRIDAY_MORNING)
def test_village__shows_telephone_address_grid_and_venues(client: Client) -> None:
    village = VillageFactory.create(
        name="胜利村",
        summary="第一行\n第二行",
        phone="0523-00000001",
        address="示例路1号",
        latitude="32.262500",
        longitude="120.224000",
        datum="gcj02",
    )
    cell = CellFactory.create(
        parent__village=village, name="胜利村第一网格", households=320, population=1010
    )
    venue = VenueFactory.create(village=village, name="胜利村文化礼堂")
    HoursFactory.create(venue=venue)
    page = text_of(client.get("/places/villages/shengli/"))
    assert '<a href="tel:+8652300000001">0523-00000001</a>' in page
    assert "示例路1号" in page
    assert "北纬 32.262500，东经 120.224000" in page
    assert f'id="grid-{cell.public_id}"' in page
    assert "<span>320 户</span> <span>1010 人</span>" in page
    assert "胜利村文化礼堂" in page
    assert "正在办理，17:30 结束" in page
    assert f"/s/{village.public_id}/" in page


def test_village__unknown__is_not_found(client: Client) -> None:
    assert client.get("/places/villages/nowhere/").status_code == 404


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (FRIDAY_MORNING, "正在办理，11:30 结束"),
        ("2026-10-09T04:00:00+00:00", "休息时段，14:00 开门"),
        ("2026-10-08T23:00:00+00:00", "尚未开门，8:30 开门"),
        ("2026-10-09T10:00:00+00:00", "今天已下班，明天 8:30 开门"),
        ("2026-10-01T02:00:00+00:00", "今天休息（国庆节），10月8日 8:30 开门"),
        ("2026-10-11T02:00:00+00:00", "今天休息，10月13日 8:30 开门"),
        ("2026-10-12T02:00:00+00:00", "今天休息（设备检修），明天 8:30 开门"),
    ],
)
def test_venue__says_whether_it_is_open(client: Client, moment: str, expected: str) -> None:
    venue = VenueFactory.create(name="便民服务中心")
    HoursFactory.create(venue=venue, closes=dt.time(11, 30))
    HoursFactory.create(venue=venue, opens=dt.time(14))
    ExceptionFactory.create(venue=venue, reason="设备检修")
    with time_machine.travel(moment):
        page = text_of(client.get(venue.get_absolute_url()))
    assert expected in page
    assert "8:30–11:30，14:00–17:30" in page
    assert "暂按周一至周五估算" not in page


def test_venue__says_what_is_to_be_known_of_its_counters(client: Client) -> None:
    venue = VenueFactory.create(about_counters="原来的18个窗口<合并>为6个。")
    assert "18个窗口" not in text_of(client.get(venue.get_absolute_url())), "it has none"
    CounterFactory.create(venue=venue)
    page = text_of(client.get(venue.get_absolute_url()))
    assert "原来的18个窗口&lt;合并&gt;为6个。" in page


def test_venue__where_no_notice_has_settled_the_days__says_that_it_estimates(
    client: Client,
) -> None:
    venue = VenueFactory.create(village=VillageFactory.create())
    HoursFactory.create(venue=venue)
    HoursFactory.create(venue=VenueFactory.create(village=venue.village))
    urls = [venue.get_absolute_url(), "/places/venues/", venue.village.get_absolute_url()]
    with time_machine.travel("2027-02-08T02:00:00+00:00"):
        for url in urls:
            assert text_of(client.get(url)).count("暂按周一至周五估算") == 1, url
        HoursFactory.create(counter=CounterFactory.create(venue=venue), opens=dt.time(9))
        cards = text_of(client.get(urls[0])).split('class="card"')
        assert [card.count("暂按周一至周五估算") for card in cards] == [1, 1]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-10-12T02:00:00+00:00", "今天休息（盘点）"),
        ("2026-10-13T00:00:00+00:00", "尚未开门，9:00 开门"),
        ("2026-10-13T02:00:00+00:00", "正在办理，11:00 结束"),
        ("2026-10-13T05:00:00+00:00", "今天已下班"),
        ("2026-10-09T02:00:00+00:00", None),
    ],
)
def test_venue__that_has_only_days_with_other_hours__shows_them(
    client: Client, moment: str, expected: str | None
) -> None:
    venue = VenueFactory.create()
    ExceptionFactory.create(venue=venue, reason="盘点")
    day = dt.date(2026, 10, 13)
    open_hours = {"opens": dt.time(9), "closes": dt.time(11)}
    ExceptionFactory.create(venue=venue, first_day=day, **open_hours)
    ExceptionFactory.create(venue=venue, first_day=day + dt.timedelta(days=30), **open_hours)
    with time_machine.travel(moment):
        page = client.get(venue.get_absolute_url())
    soup = BeautifulSoup(page.content, "html.parser")
    assert "9:00–11:00" in soup.select("main table")[0].get_text()
    assert [tag.get_text() for tag in soup.select(".live")] == ([expected] if expected else [])


def test_counter__that_has_only_days_with_other_hours__shows_them(client: Client) -> None:
    counter = CounterFactory.create()
    ExceptionFactory.create(counter=counter, reason="盘点")
    with time_machine.travel(FRIDAY_MORNING):
        page = text_of(client.get(counter.venue.get_absolute_url()))
    assert "盘点" in page.split(f'id="{counter.anchor}"')[1]


def test_a_chinese_reason_on_an_english_page_is_marked_as_chinese(
    client: Client, english: HomePage
) -> None:
    venue = VenueFactory.create()
    HoursFactory.create(venue=venue)
    ExceptionFactory.create(venue=venue, reason="<盘点>")
    ExceptionFactory.create(venue=venue, first_day="2026-10-20", reason="检修", reason_en="Repair")
    with time_machine.travel("2026-10-12T02:00:00+00:00"):
        page = text_of(client.get(f"/en{venue.get_absolute_url()}"))
        chinese = text_of(client.get(venue.get_absolute_url()))
    marked = '<span lang="zh-Hans">&lt;盘点&gt;</span>'
    assert f"Closed today ({marked}), opens tomorrow at 8:30" in page
    assert f'<span class="tag">{marked}</span>' in page
    assert '<span class="tag">Repair</span>' in page
    assert "今天休息（&lt;盘点&gt;）" in chinese
    assert 'lang="zh-Hans">&lt;' not in chinese


@time_machine.travel(FRIDAY_MORNING)
def test_venue__in_english(client: Client, english: HomePage) -> None:
    venue = VenueFactory.create(name="便民服务中心", name_en="Service Centre")
    HoursFactory.create(venue=venue)
    CounterFactory.create(venue=venue, number=1, name="社会事务", handles="低保申请\n临时救助")
    page = text_of(client.get(f"/en{venue.get_absolute_url()}"))
    assert "<h1>Service Centre</h1>" in page
    assert "Open for business, until 17:30" in page
    assert "Working days" in page
    assert '<ul lang="zh-Hans"> <li>低保申请</li> <li>临时救助</li>' in page


@time_machine.travel(FRIDAY_MORNING)
def test_venue__a_counter_shows_hours_only_where_they_are_its_own(client: Client) -> None:
    venue = VenueFactory.create()
    HoursFactory.create(venue=venue)
    CounterFactory.create(venue=venue, number=1)
    own = CounterFactory.create(venue=venue, number=2)
    HoursFactory.create(counter=own, weekdays=("3",), opens=dt.time(9), closes=dt.time(11))
    page = text_of(client.get(venue.get_absolute_url()))
    assert page.count("<table>") == 2  # the venue's and the one counter's
    assert "星期三" in page.split(f'id="{own.anchor}"')[1]


def test_venue__without_hours__promises_none(client: Client) -> None:
    page = text_of(client.get(VenueFactory.create().get_absolute_url()))
    assert "开放时间" not in page.split("<main")[1]
    assert "tag--ok" not in page


def test_venues__menu_title_and_way_here_call_them_alike(client: Client, english: HomePage) -> None:
    venue = VenueFactory.create()
    for url, name in (("/places/venues/", "服务地点"), ("/en/places/venues/", "Places")):
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        here = soup.select(".breadcrumbs li")[-1].get_text(strip=True)
        assert here == name
        assert soup.select("h1")[0].get_text().startswith(name)
    for url in (venue.get_absolute_url(), "/site-map/"):
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        assert "服务地点" in [a.get_text(strip=True) for a in soup.select("a")], url


def test_venues__lists_them_with_their_status(client: Client) -> None:
    assert client.get("/places/venues/").status_code == 404
    HoursFactory.create(venue=VenueFactory.create(name="便民服务中心"))
    VenueFactory.create(name="法治广场", kind="legal_square")
    with time_machine.travel(FRIDAY_MORNING):
        page = text_of(client.get("/places/venues/"))
    assert page.count("tag--ok") == 1
    assert "法治广场" in page


def queries_of(client: Client, url: str) -> int:
    client.get(url)  # fills what is remembered between requests
    with CaptureQueriesContext(connection) as context:
        assert client.get(url).status_code == 200
    return len(context)


@pytest.mark.heavy
def test_query_counts_do_not_grow_with_content(client: Client, english: HomePage) -> None:
    town = TownCellFactory.create()

    def add(count: int) -> None:
        for _n in range(count):
            village = VillageFactory.create()
            cell = VillageCellFactory.create(parent=town, village=village)
            CellFactory.create(parent=cell)
            venue = VenueFactory.create(village=village)
            HoursFactory.create(venue=venue)
            ExceptionFactory.create(venue=venue)

    add(10)
    urls = ["/places/villages/", "/places/venues/", "/en/places/villages/?q=1"]
    few = [queries_of(client, url) for url in urls]
    add(90)
    assert [queries_of(client, url) for url in urls] == few
    assert max(few) <= 6


def test_query_counts_of_one_place_do_not_grow_with_what_is_in_it(client: Client) -> None:
    village = VillageFactory.create()
    cell = VillageCellFactory.create(village=village)
    venue = VenueFactory.create(village=village)

    def add(count: int) -> None:
        for _n in range(count):
            CellFactory.create(parent=cell)
            HoursFactory.create(venue=VenueFactory.create(village=village))
            counter = CounterFactory.create(venue=venue)
            counter.departments.add(Department.objects.create(name=f"示例部门{counter.number}"))
            counter.save()
            HoursFactory.create(counter=counter)

    add(1)
    urls = [village.get_absolute_url(), venue.get_absolute_url()]
    few = [queries_of(client, url) for url in urls]
    add(9)
    assert [queries_of(client, url) for url in urls] == few


def test_addresses_follow_the_language_and_the_sub_path(client: Client) -> None:
    village = VillageFactory.create(name="胜利村")
    with override("en"):
        assert village.get_absolute_url() == "/en/places/villages/shengli/"
    set_script_prefix("/huangqiao/")
    try:
        page = text_of(client.get("/places/villages/"))
    finally:
        clear_script_prefix()
    assert 'href="/huangqiao/places/villages/shengli/"' in page
    assert reverse("places:villages") == "/places/villages/"


def test_pages_show_the_number_as_it_was_entered(client: Client) -> None:
    number = "0523-12345678-801"
    for place in (VillageFactory.create(phone=number), VenueFactory.create(phone=number)):
        page = client.get(place.get_absolute_url())
        link = BeautifulSoup(page.content, "html.parser").select_one("main a[href^=tel]")
        assert link is not None
        assert (link["href"], link.text) == ("tel:+8652312345678;ext=801", number)

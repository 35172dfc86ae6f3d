"""The windows of a hall: list, plan for paper, board for its screen."""

import datetime as dt

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import clear_script_prefix, set_script_prefix

from wagtail.models import PageViewRestriction

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag

from cms_pages.general.models import HomePage
from cms_pages.services.choices import ItemState
from cms_pages.services.models import GuidesPage
from fazhi.departments.models import Department
from fazhi.places.models import Counter, Venue
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import take_off, translate
from tests.factories.places import CounterFactory, ExceptionFactory, HoursFactory, VenueFactory
from tests.factories.services import ServiceGuidePageFactory

pytestmark = pytest.mark.django_db
FRIDAY_MORNING = "2026-10-09T02:00:00+00:00"
# A Saturday that the notice of the holidays has made a working day.
WORKING_SATURDAY = "2026-10-10T02:00:00+00:00"
NATIONAL_DAY = "2026-10-01T02:00:00+00:00"
PAGES = ("/windows/", "/windows/plan/", "/windows/board/")


@pytest.fixture
def counter(hall: Venue) -> Counter:
    made: Counter = CounterFactory.create(
        venue=hall, number=1, name="社会事务综合窗口", handles="临时救助\n高龄津贴", floor=1
    )
    made.departments.set([DepartmentFactory.create(name="民政和社会保障办公室")])
    made.save()
    return made


def soup(address: str) -> BeautifulSoup:
    response = Client().get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words_of(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


@pytest.mark.parametrize("address", PAGES)
def test_before_there_is_a_window_there_is_no_empty_page(home: HomePage, address: str) -> None:
    VenueFactory.create()
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_a_hall_that_is_not_there_is_not_found(counter: Counter, address: str) -> None:
    assert Client().get(address, {"venue": "hall"}).status_code == 200
    assert Client().get(address, {"venue": "other\x00"}).status_code == 404


@time_machine.travel(FRIDAY_MORNING)
def test_a_window_says_what_it_handles_who_and_until_when(
    counter: Counter, guides: GuidesPage
) -> None:
    ServiceGuidePageFactory.create(
        parent=guides, title="最低生活保障申请", counters=[counter], slug="dibao"
    )
    page = soup("/windows/")
    window = page.select_one(f"#{counter.anchor}")
    said = words_of(window)
    assert "1 号窗口 社会事务综合窗口" in said
    assert "17:30" in said
    assert "民政和社会保障办公室" in said
    for matter in ("最低生活保障申请", "临时救助", "高龄津贴"):
        assert matter in said
    assert page.select_one(f"#{counter.anchor} a[href$='/dibao/']")
    hall = words_of(page.select_one("main"))
    for fact in ("0523-00000070", "示例路1号", "无台阶入口", "原来的18个窗口合并为6个。"):
        assert fact in hall


def test_what_a_guide_says_stands_once(counter: Counter, guides: GuidesPage) -> None:
    ServiceGuidePageFactory.create(parent=guides, title="临时救助申请", counters=[counter])
    assert words_of(soup("/windows/").select_one(f"#{counter.anchor}")).count("临时救助") == 1


@pytest.mark.parametrize("why", ["draft", "taken off", "private", "ended", "other language"])
def test_a_guide_that_nobody_may_read_is_not_named(
    counter: Counter, guides: GuidesPage, why: str
) -> None:
    state = ItemState.ENDED if why == "ended" else ItemState.IN_USE
    guide = ServiceGuidePageFactory.create(
        parent=guides, title="秘密事项", counters=[counter], live=why != "draft", state=state
    )
    if why == "taken off":
        take_off(guide)
    elif why == "private":
        PageViewRestriction.objects.create(page=guides, restriction_type="login")
    address = "/windows/"
    if why == "other language":
        translate(guides.get_parent().specific, title="Home", slug="home-en")
        address = "/en/windows/"
    assert "秘密事项" not in words_of(soup(address).main)


@time_machine.travel(WORKING_SATURDAY)
def test_on_a_saturday_moved_to_a_working_day_windows_are_open(counter: Counter) -> None:
    assert "17:30" in words_of(soup("/windows/").select_one(f"#{counter.anchor} .tag--ok"))
    head = words_of(soup("/windows/board/").select_one(".board__head"))
    assert "2026年10月10日" in head
    assert "星期六" in head
    assert "调休上班" in head


@time_machine.travel(NATIONAL_DAY)
def test_on_a_holiday_the_board_says_why_and_when_it_opens(counter: Counter) -> None:
    page = soup("/windows/board/")
    assert "国庆节" in words_of(page.select_one(".board__head"))
    window = page.select_one(".board__window")
    assert "10月8日 8:30" in words_of(window)
    assert page.select_one(".board__window--open") is None


@pytest.mark.parametrize("address", PAGES)
def test_a_window_without_hours_is_named_as_such(home: HomePage, address: str) -> None:
    venue = VenueFactory.create(phone="0523-00000070")
    CounterFactory.create(venue=venue, number=1)
    page = soup(address)
    if address != "/windows/plan/":  # paper has no state
        assert "未公布" in words_of(page)
    assert "0523-00000070" in words_of(page)


@time_machine.travel(FRIDAY_MORNING)
def test_a_window_has_hours_and_closures_of_its_own(counter: Counter, hall: Venue) -> None:
    other = CounterFactory.create(venue=hall, number=2)
    HoursFactory.create(counter=other, opens=dt.time(13), closes=dt.time(16))
    ExceptionFactory.create(counter=counter, first_day=dt.date(2026, 10, 9), reason="系统升级")
    page = soup("/windows/")
    assert "系统升级" in words_of(page.select_one(f"#{counter.anchor}"))
    assert "13:00–16:00" in words_of(page.select_one(f"#{other.anchor}"))


def test_windows_stand_by_floor_on_the_plan(hall: Venue) -> None:
    for number, floor in ((3, 2), (1, 1), (2, 1)):
        CounterFactory.create(venue=hall, number=number, floor=floor, handles="事项")
    page = soup("/windows/plan/")
    floors = [words_of(one) for one in page.select(".hall-plan__floor")]
    assert floors == ["1 楼", "2 楼"]
    numbers = [words_of(one) for one in page.select(".hall-plan__window .window__number b")]
    assert numbers == ["1", "2", "3"]
    assert "无台阶入口" in words_of(page.main)


def test_names_of_editors_are_text(hall: Venue) -> None:
    CounterFactory.create(venue=hall, number=1, name="<b>窗口</b>", handles="<i>事项</i>")
    for address in PAGES:
        assert "<i>事项" not in Client().get(address).content.decode()
        assert "<b>窗口</b>" in words_of(soup(address))


@time_machine.travel(FRIDAY_MORNING)
def test_the_board_asks_anew_every_minute_and_leads_nowhere(counter: Counter) -> None:
    page = soup("/windows/board/")
    refresh = page.select_one("meta[http-equiv=refresh]")
    assert refresh
    assert refresh["content"] == "60"
    assert not page.select("a, nav, form, script")
    assert "10:00" in words_of(page.select_one(".board__foot"))


@time_machine.travel(FRIDAY_MORNING)
@pytest.mark.parametrize(
    ("reason", "is_said"), [("盘点", True), ("因业务系统升级改造暂停办理", False)]
)
def test_the_board_has_no_room_for_long_reasons(
    counter: Counter, reason: str, is_said: bool
) -> None:
    ExceptionFactory.create(counter=counter, first_day=dt.date(2026, 10, 9), reason=reason)
    said = words_of(soup("/windows/board/").select_one(".board__window"))
    assert "明天 8:30" in said, "a Saturday that is a working day"
    assert (reason in said) is is_said
    assert reason in words_of(soup("/windows/").select_one(f"#{counter.anchor}"))


def test_a_board_with_more_windows_than_fit_turns_its_pages(hall: Venue) -> None:
    for number in range(1, 15):
        CounterFactory.create(venue=hall, number=number)
    first, last = soup("/windows/board/"), soup("/windows/board/?venue=hall&page=2")
    assert len(first.select(".board__window")) == 12
    assert len(last.select(".board__window")) == 2
    refreshes = [p.select_one("meta[http-equiv=refresh]")["content"] for p in (first, last)]  # type: ignore[index]
    assert refreshes == ["20; url=?venue=hall&page=2", "20; url=?venue=hall&page=1"]
    assert len(soup("/windows/board/?page=%00x").select(".board__window")) == 12


def test_pages_work_below_a_sub_path(counter: Counter) -> None:
    set_script_prefix("/town/")
    try:
        page = Client().get("/windows/", SCRIPT_NAME="/town").content.decode()
    finally:
        clear_script_prefix()
    assert 'action="/town/windows/"' in page
    assert 'href="/town/windows/plan/?venue=hall"' in page


def test_in_english_names_stand_in_english_or_are_marked(counter: Counter, home: HomePage) -> None:
    translate(home, title="Home", slug="home-en")
    Counter.objects.update(name_en="Social affairs")
    for address in PAGES:
        page = soup(f"/en{address}")
        assert "Social affairs" in words_of(page)
        marked = [words_of(one) for one in page.select("[lang=zh-Hans]")]
        assert "示例镇便民服务中心" in marked


@pytest.mark.heavy
def test_queries_do_not_grow_with_the_windows(hall: Venue, guides: GuidesPage) -> None:
    def add(numbers: range) -> None:
        for number in numbers:
            counter = CounterFactory.create(venue=hall, number=number)
            counter.departments.set([DepartmentFactory.create()])
            counter.save()
            ServiceGuidePageFactory.create(parent=guides, counters=[counter])

    def queries(address: str) -> int:
        Client().get(address)
        with CaptureQueriesContext(connection) as context:
            assert Client().get(address).status_code == 200
        return len(context)

    add(range(1, 7))
    few = {address: queries(address) for address in PAGES}
    add(range(7, 31))
    assert {address: queries(address) for address in PAGES} == few
    assert Department.objects.count() >= 30

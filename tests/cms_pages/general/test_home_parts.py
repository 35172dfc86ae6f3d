"""Parts of a home page: arranged by editors, each showing only what there is."""

from typing import Any

from django.test import Client

from wagtail.models import Page, PageViewRestriction

import pytest
import time_machine
from bs4 import BeautifulSoup

from cms_pages.general.home_parts import first_parts
from cms_pages.general.models import HomePage
from tests.factories.departments import DepartmentFactory
from tests.factories.navigation import HotlineFactory, SiteSettingsFactory
from tests.factories.pages import (
    SectionPageFactory,
    StandardPageFactory,
    go_live,
    take_off,
    translate,
)
from tests.factories.places import HoursFactory, VenueFactory

pytestmark = pytest.mark.django_db


def arrange(home: HomePage, *parts: tuple[str, Any]) -> None:
    home.parts = list(parts)
    go_live(home.save_revision())


def headings(client: Client, url: str = "/") -> list[str]:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return [heading.get_text(strip=True) for heading in soup.select("main h2")]


def recent(client: Client, url: str = "/") -> list[tuple[str, str]]:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    entries = soup.select(".part--recent .list > li")
    return [
        (li.select("a")[0].get_text(), " ".join(s.get_text() for s in li.select(".meta span")))
        for li in entries
    ]


def test_a_new_home_page_is_ready_to_be_filled(home: HomePage) -> None:
    assert [part.block_type for part in home.parts] == [part["type"] for part in first_parts()]
    assert all(part.id for part in home.parts)


def test_the_parts_stand_in_the_editors_order(home: HomePage, client: Client) -> None:
    StandardPageFactory.create(parent=home)
    HotlineFactory.create(settings=SiteSettingsFactory.create())
    arrange(home, ("hotlines", {"title": "先打电话"}), ("recent", {"number": 3}))
    assert headings(client) == ["先打电话", "最近发布"]
    arrange(home, ("recent", {"number": 3}), ("hotlines", {}))
    assert headings(client) == ["最近发布", "打电话问"]


def test_new_pages_are_shown_with_who_answers_or_where_they_stand(
    home: HomePage, client: Client
) -> None:
    section = SectionPageFactory.create(parent=home, title="办事")
    StandardPageFactory.create(parent=section, title="一")
    office = DepartmentFactory.create(name="司法所")
    StandardPageFactory.create(parent=section, title="二", responsible_department=office)
    StandardPageFactory.create(parent=home, title="三")
    StandardPageFactory.create(parent=section, title="草稿", live=False)
    private = StandardPageFactory.create(parent=section, title="内部")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert recent(client) == [("三", ""), ("二", "司法所"), ("一", "办事")]


def test_new_pages_of_one_section_only(home: HomePage, client: Client) -> None:
    news, other = SectionPageFactory.create_batch(2, parent=home)
    StandardPageFactory.create(parent=news, title="新闻")
    StandardPageFactory.create(parent=other, title="别的")
    arrange(home, ("recent", {"section": news, "number": 6}))
    assert [title for title, _facts in recent(client)] == ["新闻"]
    assert headings(client) == [news.title]


def test_a_home_page_shows_the_pages_of_its_own_language(home: HomePage, client: Client) -> None:
    translate(home)
    StandardPageFactory.create(parent=home)
    assert recent(client, "/en/") == []


class TestMattersOfLife:
    @pytest.fixture
    def page(self, home: HomePage) -> Page:
        page = StandardPageFactory.create(parent=home, title="调解")
        event = {"label": "邻里纠纷", "description": "排水", "page": page}
        arrange(home, ("life_events", {"events": [event]}))
        return page

    def tiles(self, client: Client, url: str = "/") -> list[tuple[str, str]]:
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        return [(str(a["href"]), a.b.get_text()) for a in soup.select(".tiles a") if a.b]

    def test_a_matter_leads_to_the_page_that_helps(self, page: Page, client: Client) -> None:
        assert self.tiles(client) == [("/tiao-jie/", "邻里纠纷")]

    def test_a_matter_whose_page_is_taken_off_is_not_shown(
        self, page: Page, client: Client
    ) -> None:
        take_off(page)
        assert self.tiles(client) == []
        assert "您要办什么事" not in headings(client)

    def test_a_matter_whose_page_is_deleted_breaks_nothing(
        self, page: Page, client: Client
    ) -> None:
        page.delete()
        assert self.tiles(client) == []

    def test_a_matter_leads_to_the_page_in_the_readers_language(
        self, page: Page, home: HomePage, client: Client
    ) -> None:
        english = translate(HomePage.objects.get(pk=home.pk))
        assert self.tiles(client, "/en/") == []
        translate(page, slug="mediation")
        assert self.tiles(client, english.url) == [("/en/mediation/", "邻里纠纷")]


class TestNow:
    @pytest.mark.parametrize(
        ("moment", "said"),
        [
            ("2026-11-25T10:00+08:00", "正在办理，17:30 结束"),
            ("2026-11-25T18:00+08:00", "今天已下班，明天 8:30 开门"),
        ],
    )
    def test_it_says_until_when_people_can_come(
        self, moment: str, said: str, home: HomePage, client: Client
    ) -> None:
        venue = VenueFactory.create(name="示例便民服务中心")
        HoursFactory.create(venue=venue)
        arrange(home, ("now", {"venue": venue}))
        with time_machine.travel(moment, tick=False):
            soup = BeautifulSoup(client.get("/").content, "html.parser")
        answer = soup.select_one(".today__answer")
        assert answer is not None
        assert answer.get_text(strip=True) == said

    def test_nothing_is_said_of_a_venue_without_hours(self, home: HomePage, client: Client) -> None:
        arrange(home, ("now", {"venue": VenueFactory.create(name="示例广场")}))
        assert "示例广场" not in client.get("/").content.decode()

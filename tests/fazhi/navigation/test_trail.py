from django.test import Client

from wagtail.models import PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from tests.factories.pages import SectionPageFactory, StandardPageFactory, translate

pytestmark = pytest.mark.django_db


def crumbs(client: Client, url: str) -> list[tuple[str, str | None]]:
    nav = BeautifulSoup(client.get(url).content, "html.parser").find("nav", class_="breadcrumbs")
    steps = nav.find_all("li") if nav else []
    return [(s.get_text(strip=True), str(s.a["href"]) if s.a else None) for s in steps]


def switch(client: Client, url: str) -> list[tuple[str, str]]:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return [(str(a["hreflang"]), str(a["href"])) for a in soup.select(".tools a[hreflang]")]


def hreflang(client: Client, url: str) -> dict[str, str]:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return {str(x["hreflang"]): str(x["href"]) for x in soup.find_all("link", rel="alternate")}


def test_the_way_to_a_page_is_shown(home: HomePage, client: Client) -> None:
    section = SectionPageFactory.create(parent=home, title="办事")
    page = StandardPageFactory.create(parent=section, title="低保")
    assert crumbs(client, page.url) == [("首页", "/"), ("办事", "/ban-shi/"), ("低保", None)]


def test_the_home_page_has_no_way_to_itself(home: HomePage, client: Client) -> None:
    assert crumbs(client, "/") == []


def test_the_way_to_a_view_begins_at_the_home_page(home: HomePage, client: Client) -> None:
    assert crumbs(client, "/site-map/") == [("首页", "/"), ("网站地图", None)]


def test_one_language_needs_no_switch(home: HomePage, client: Client) -> None:
    assert switch(client, "/") == []
    assert hreflang(client, "/") == {}


def test_the_switch_leads_to_the_same_page(home: HomePage, client: Client) -> None:
    translate(home)
    section = SectionPageFactory.create(parent=home, title="办事")
    english = translate(section, title="Services", slug="services")
    assert switch(client, section.url) == [("en", "/en/services/")]
    assert switch(client, english.url) == [("zh-Hans", "/ban-shi/")]
    assert hreflang(client, section.url) == {
        "zh-Hans": "http://testserver/ban-shi/",
        "en": "http://testserver/en/services/",
    }


def test_the_switch_leads_to_the_nearest_translated_page_above(
    home: HomePage, client: Client
) -> None:
    translate(home)
    section = SectionPageFactory.create(parent=home)
    translate(section, title="Services", slug="services")
    page = StandardPageFactory.create(parent=section)
    assert switch(client, page.url) == [("en", "/en/services/")]
    assert "en" not in hreflang(client, page.url)


def test_the_switch_never_leads_to_a_draft(home: HomePage, client: Client) -> None:
    translate(home)
    section = SectionPageFactory.create(parent=home)
    translate(section, live=False)
    assert switch(client, section.url) == [("en", "/en/")]


def test_the_switch_keeps_the_place_on_a_view(home: HomePage, client: Client) -> None:
    translate(home)
    assert switch(client, "/site-map/") == [("en", "/en/site-map/")]
    assert switch(client, "/en/site-map/") == [("zh-Hans", "/site-map/")]
    assert hreflang(client, "/site-map/")["en"] == "http://testserver/en/site-map/"


def test_the_switch_on_a_page_that_is_missing_leads_home(home: HomePage, client: Client) -> None:
    translate(home)
    assert switch(client, "/nothing-here/") == [("en", "/en/")]
    assert hreflang(client, "/nothing-here/") == {}


def test_a_translation_for_a_circle_of_readers_is_not_offered_to_all(
    home: HomePage, client: Client
) -> None:
    translate(home, title="Home")
    page = StandardPageFactory.create(parent=home)
    english = translate(page, title="Page")
    assert hreflang(client, page.url)["en"] == f"http://testserver{english.url}"
    PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)
    assert "en" not in hreflang(client, page.url)
    assert switch(client, page.url) == [("en", "/en/")]

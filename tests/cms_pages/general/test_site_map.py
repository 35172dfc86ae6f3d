from typing import Any
from xml.etree import ElementTree

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, translate
from tests.factories.places import CellFactory, CounterFactory, VenueFactory, VillageFactory

pytestmark = pytest.mark.django_db


def addresses(client: Client) -> dict[str, dict[str, str]]:
    """Each path of the map for machines, with the same page's by language."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = {}
    for url in tree:
        location = next(x.text or "" for x in url if x.tag.endswith("}loc"))
        others = {
            str(x.get("hreflang")): str(x.get("href")).removeprefix("http://testserver")
            for x in url
            if x.tag.endswith("}link")
        }
        found[location.removeprefix("http://testserver")] = others
    return found


def test_machines_are_told_the_public_addresses_whichever_host_they_asked(
    home: HomePage, client: Client, settings: Any
) -> None:
    translate(home)
    settings.ALLOWED_HOSTS = ["10.0.0.5", "www.example.test"]
    settings.PUBLIC_ORIGIN = "https://www.example.test"
    for host in settings.ALLOWED_HOSTS:
        asked = {"host": host}
        for path in ("/sitemap.xml", "/robots.txt", "/en/site-map/"):
            text = client.get(path, headers=asked).content.decode()
            assert "http://10.0.0.5" not in text
            assert "https://www.example.test/" in text
        soup = BeautifulSoup(client.get("/en/site-map/", headers=asked).content, "html.parser")
        found = {str(link["href"]) for link in soup.select("link[rel=canonical], link[hreflang]")}
        origin = "https://www.example.test"
        assert found == {f"{origin}/en/site-map/", f"{origin}/site-map/"}


def test_the_map_for_people_shows_public_pages_below_their_sections(
    home: HomePage, client: Client
) -> None:
    section = SectionPageFactory.create(parent=home, title="办事")
    StandardPageFactory.create(parent=section, title="低保")
    StandardPageFactory.create(parent=section, title="草稿", live=False)
    hidden = SectionPageFactory.create(parent=home, title="未发布栏目", live=False)
    public = StandardPageFactory.create(parent=hidden, title="栏目未发布的页面")
    soup = BeautifulSoup(client.get("/site-map/").content, "html.parser")
    titles = [a.get_text() for a in soup.select("main li a")]
    assert titles == ["搜索", "办事", "低保", "栏目未发布的页面"]
    assert client.get(public.url).status_code == 200
    assert soup.select("main li li a")[0]["href"] == "/ban-shi/di-bao/"


def test_the_map_is_that_of_the_language(home: HomePage, client: Client) -> None:
    translate(home)
    section = SectionPageFactory.create(parent=home, title="办事")
    translate(section, title="Services", slug="services")
    soup = BeautifulSoup(client.get("/en/site-map/").content, "html.parser")
    assert [a.get_text() for a in soup.select("main li a")] == ["Search", "Services"]


def test_the_map_for_machines_holds_every_language_and_no_draft(
    home: HomePage, client: Client
) -> None:
    translate(home)
    page = StandardPageFactory.create(parent=home, title="低保")
    StandardPageFactory.create(parent=home, title="草稿", live=False)
    found = addresses(client)
    assert set(found) == {
        *("/", "/en/", page.url, "/site-map/", "/en/site-map/", "/search/", "/en/search/"),
    }
    assert found["/en/"] == {"zh-hans": "/", "en": "/en/"}
    assert found["/site-map/"] == {"zh-hans": "/site-map/", "en": "/en/site-map/"}
    assert found[page.url] == {}


def test_the_map_for_machines_holds_villages_venues_and_departments_in_every_language(
    home: HomePage, client: Client
) -> None:
    rows = [VillageFactory.create(), VenueFactory.create(), DepartmentFactory.create()]
    gone = DepartmentFactory.create(ends_on="2020-01-01")
    found = addresses(client)
    for row in rows:
        assert found[row.get_absolute_url()] == {}
    translate(home)
    found = addresses(client)
    for row in rows:
        url = row.get_absolute_url()
        assert found[url] == found[f"/en{url}"] == {"zh-hans": url, "en": f"/en{url}"}
        for address in found[url].values():
            assert client.get(address).status_code == 200
    assert gone.get_absolute_url() not in found


def test_the_map_for_machines_names_no_place_on_a_page_and_no_made_up_date(
    home: HomePage, client: Client
) -> None:
    CellFactory.create()
    CounterFactory.create()
    text = client.get("/sitemap.xml").content.decode()
    assert "#" not in text
    assert text.count("<lastmod>") == 1  # of the home page


def test_the_map_for_machines_takes_the_same_queries_however_long_it_is(
    home: HomePage, client: Client
) -> None:
    translate(home)

    def queries() -> int:
        client.get("/sitemap.xml")  # fills what is remembered between requests
        with CaptureQueriesContext(connection) as context:
            client.get("/sitemap.xml")
        return len(context)

    def add(count: int) -> None:
        for _n in range(count):
            VillageFactory.create()
            VenueFactory.create()
            DepartmentFactory.create()
            translate(StandardPageFactory.create(parent=home))

    add(1)
    few = queries()
    add(5)
    assert queries() == few


def test_crawlers_are_told_where_the_map_is_and_not_where_the_administration_is(
    home: HomePage, client: Client
) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "admin" not in text


@pytest.mark.parametrize("path", ["/sitemap.xml", "/robots.txt"])
def test_an_installation_without_a_town_answers_machines(
    db: None, client: Client, path: str
) -> None:
    assert client.get(path).status_code == 200

from xml.etree import ElementTree

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from tests.factories.pages import SectionPageFactory, StandardPageFactory, translate

pytestmark = pytest.mark.django_db


def test_the_map_for_people_shows_public_pages_below_their_sections(
    home: HomePage, client: Client
) -> None:
    section = SectionPageFactory.create(parent=home, title="办事")
    StandardPageFactory.create(parent=section, title="低保")
    StandardPageFactory.create(parent=section, title="草稿", live=False)
    hidden = SectionPageFactory.create(parent=home, title="未发布栏目", live=False)
    StandardPageFactory.create(parent=hidden, title="够不到")
    soup = BeautifulSoup(client.get("/site-map/").content, "html.parser")
    titles = [a.get_text() for a in soup.select("main li a")]
    assert titles == ["办事", "低保"]
    assert soup.select("main li li a")[0]["href"] == "/ban-shi/di-bao/"


def test_the_map_is_that_of_the_language(home: HomePage, client: Client) -> None:
    translate(home)
    section = SectionPageFactory.create(parent=home, title="办事")
    translate(section, title="Services", slug="services")
    soup = BeautifulSoup(client.get("/en/site-map/").content, "html.parser")
    assert [a.get_text() for a in soup.select("main li a")] == ["Services"]


def test_the_map_for_machines_holds_every_language_and_no_draft(
    home: HomePage, client: Client
) -> None:
    translate(home)
    page = StandardPageFactory.create(parent=home, title="低保")
    StandardPageFactory.create(parent=home, title="草稿", live=False)
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    addresses = {x.text for x in tree.iter() if x.tag.endswith("}loc")}
    paths = ("/", "/en/", page.url, "/site-map/", "/en/site-map/")
    assert addresses == {f"http://testserver{path}" for path in paths}


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

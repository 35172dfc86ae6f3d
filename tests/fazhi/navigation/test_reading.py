"""长辈版: chosen once by a link, kept, and nothing missing."""

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from fazhi.functional_cookies import READING
from fazhi.navigation.models import SiteSettings
from fazhi.navigation.reading import SIZES
from tests.factories.navigation import HotlineFactory, MainMenuItemFactory, SiteSettingsFactory
from tests.factories.pages import SectionPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(home: HomePage) -> SiteSettings:
    settings: SiteSettings = SiteSettingsFactory.create()
    HotlineFactory.create(settings=settings, number="12345", label="政务服务便民热线")
    section = SectionPageFactory.create(parent=home, title="办事")
    MainMenuItemFactory.create(settings=settings, page=section)
    return settings


def edition(client: Client, url: str = "/") -> str:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    assert soup.html
    return " ".join(soup.html.get("class") or [])


def test_the_standard_edition_is_what_nobody_has_to_choose(site: SiteSettings) -> None:
    client = Client()
    assert edition(client) == ""
    assert READING.name not in client.cookies


def test_the_choice_holds_for_this_page_and_the_next(site: SiteSettings) -> None:
    client = Client()
    assert edition(client, "/?mode=elder") == "elder elder-22"
    assert edition(client, "/site-map/") == "elder elder-22"


def test_the_choice_holds_for_this_page_where_cookies_are_refused(site: SiteSettings) -> None:
    assert edition(Client(), "/?mode=elder-30") == "elder elder-30"


@pytest.mark.parametrize("size", SIZES)
def test_every_size_can_be_chosen(size: int, site: SiteSettings) -> None:
    client = Client()
    assert edition(client, f"/?mode=elder-{size}") == f"elder elder-{size}"
    assert edition(client) == f"elder elder-{size}"


def test_the_way_back(site: SiteSettings) -> None:
    client = Client()
    client.get("/?mode=elder")
    assert edition(client, "/?mode=standard") == ""
    assert client.cookies[READING.name].value == ""
    assert edition(client) == ""


@pytest.mark.parametrize("value", ["", "elder-17", "elder-999", "<script>", "x" * 5000])
def test_what_is_no_edition_is_ignored(value: str, site: SiteSettings) -> None:
    client = Client()
    assert edition(client, f"/?mode={value}") == ""
    assert READING.name not in client.cookies
    client.cookies[READING.name] = value[:100]
    assert edition(client) == ""


def test_the_cookie_says_nothing_about_the_reader(site: SiteSettings) -> None:
    client = Client()
    client.get("/?mode=elder-26")
    cookie = client.cookies[READING.name]
    assert cookie.value == "elder-26"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_nothing_is_missing_and_numbers_come_first(site: SiteSettings) -> None:
    pages = {
        mode: BeautifulSoup(Client().get(f"/?mode={mode}").content, "html.parser")
        for mode in ("standard", "elder")
    }
    links = {
        mode: {str(a["href"]) for a in page.select("a[href]") if "mode=" not in str(a["href"])}
        for mode, page in pages.items()
    }
    assert links["standard"] <= links["elder"]
    first = pages["elder"].select_one(".call-bar a")
    assert first is not None
    assert first["href"] == "tel:12345"


def test_the_address_for_search_engines_names_no_edition(site: SiteSettings) -> None:
    soup = BeautifulSoup(Client().get("/?mode=elder").content, "html.parser")
    canonical = soup.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "http://testserver/"

"""What stands where a page was that was withdrawn, and that everything forgets the page at once."""

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, StandardPage
from fazhi.signoff.steps import Step
from fazhi.signoff.withdrawing import withdraw
from tests.factories.accounts import AdministratorFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, translate
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db

REASON = "收费标准写错了，正在改正。"


@pytest.fixture
def page(public: Office) -> StandardPage:
    found: StandardPage = StandardPage.objects.get(pk=public.page.pk)
    return found


def take_off(office: Office, page: StandardPage) -> None:
    withdraw(page, office.people[Step.PUBLICATION], reason=REASON)


def test_readers_get_the_reason_and_who_can_be_asked(
    office: Office, page: StandardPage, client: Client
) -> None:
    take_off(office, page)
    response = client.get(page.url)
    assert response.status_code == 410
    assert response["X-Robots-Tag"] == "noindex"
    soup = BeautifulSoup(response.content, "html.parser")
    robots = soup.select_one('meta[name="robots"]')
    assert robots is not None
    assert robots["content"] == "noindex"
    main = soup.select_one("main")
    assert main is not None
    words = main.get_text(" ", strip=True)
    for shown in ("买菜秤不准怎么办", REASON, "市场监管分局"):
        assert shown in words
    assert "可以要求当场换" not in words
    assert str(office.people[Step.PUBLICATION]) not in response.content.decode()
    assert main.select_one(f'a[href="{office.bureau.get_absolute_url()}"]')


def test_it_is_read_in_english_and_by_elders(page: StandardPage, client: Client) -> None:
    translate(HomePage.objects.get(pk=page.get_parent().pk), title="Home")
    english = translate(page, title="Wrong scales")
    withdraw(english, AdministratorFactory.create(), reason="The fee was wrong.")
    response = client.get(english.url)
    assert response.status_code == 410
    html = response.content.decode()
    assert "This page was withdrawn" in html
    assert "The fee was wrong." in html
    elders = client.get(english.url, {"mode": "elder"}, follow=True)
    assert elders.status_code == 410
    assert 'class="elder' in elders.content.decode()
    assert client.get(page.url).status_code == 200, "the other language stays"


def test_a_page_signed_again_is_there_again(
    office: Office, page: StandardPage, client: Client
) -> None:
    take_off(office, page)
    office.write("改好了。")
    assert client.get(page.url).status_code == 410
    office.submit()
    office.sign_all()
    response = client.get(page.url)
    assert response.status_code == 200
    assert "改好了" in response.content.decode()


def test_what_was_never_public_is_not_found(office: Office, client: Client) -> None:
    assert client.get(office.page.get_url()).status_code == 404


def test_what_stands_below_stays_and_what_is_missing_is_missing(
    office: Office, client: Client
) -> None:
    section = SectionPageFactory.create(parent=office.page.get_parent(), slug="ban-shi")
    below = StandardPageFactory.create(parent=section)
    withdraw(section, AdministratorFactory.create(), reason=REASON)
    assert client.get("/ban-shi/").status_code == 410
    assert client.get(below.url).status_code == 200
    assert client.get("/ban-shi/mei-you/").status_code == 404


def test_lists_maps_links_and_prints_forget_it_at_once(
    office: Office, page: StandardPage, client: Client
) -> None:
    section = SectionPageFactory.create(parent=office.page.get_parent(), slug="ban-shi")
    page.move(section, pos="last-child")
    page = StandardPage.objects.get(pk=page.pk)
    places = ("/ban-shi/", "/sitemap.xml")
    link, pdf = f"/s/{page.public_id}/", f"/pdf/{page.public_id}/"

    def named() -> set[str]:
        return {place for place in places if page.url in client.get(place).content.decode()}

    assert named() == set(places)
    assert client.get(link).status_code == 302
    assert client.get(pdf).status_code == 200
    take_off(office, page)
    assert named() == set()
    assert client.get(pdf).status_code == 404
    assert client.get(link).status_code == 404

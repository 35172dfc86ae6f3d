"""The contact page shows numbers and hours as their records are now."""

from django.test import Client

import pytest

from cms_pages.general.models import ContactPage, HomePage
from tests import standing
from tests.factories.departments import DepartmentFactory
from tests.factories.navigation import HotlineFactory, SiteSettingsFactory
from tests.factories.pages import ContactPageFactory, go_live
from tests.factories.places import VenueFactory

pytestmark = pytest.mark.django_db


@standing.fixture()
def page(home: HomePage) -> ContactPage:
    made: ContactPage = ContactPageFactory.create(parent=home)
    return made


def test_a_changed_number_shows_at_once(page: ContactPage, client: Client) -> None:
    office = DepartmentFactory.create(name="司法所", phone="0523-00000001")
    assert "0523-00000001" in client.get(page.url).content.decode()
    office.phone = "0523-00000002"
    office.save()
    assert "0523-00000002" in client.get(page.url).content.decode()


def test_offices_without_a_number_are_left_out(page: ContactPage, client: Client) -> None:
    DepartmentFactory.create(name="没有电话的科室", phone="")
    assert "没有电话的科室" not in client.get(page.url).content.decode()


def test_editors_decide_what_is_listed(page: ContactPage, client: Client) -> None:
    VenueFactory.create(name="示例文化礼堂")
    DepartmentFactory.create(name="司法所", phone="0523-00000001")
    html = client.get(page.url).content.decode()
    assert "示例文化礼堂" in html
    assert "司法所" in html
    page.lists_places = page.lists_departments = False
    go_live(page.save_revision())
    html = client.get(page.url).content.decode()
    assert "示例文化礼堂" not in html
    assert "司法所" not in html


def test_hotlines_stand_once_and_first(page: ContactPage, client: Client) -> None:
    HotlineFactory.create(settings=SiteSettingsFactory.create())
    assert client.get(page.url).content.decode().count('href="tel:12345"') == 1


def test_a_town_without_anything_still_has_the_page(page: ContactPage, client: Client) -> None:
    assert client.get(page.url).status_code == 200

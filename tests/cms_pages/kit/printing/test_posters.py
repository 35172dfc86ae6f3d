"""Posters of everything that has a short link."""

from typing import Any

from django.test import Client, RequestFactory

import pytest

from cms_pages.general.models import HomePage
from cms_pages.kit.printing.posters import poster
from cms_pages.kit.printing.targets import find_public
from fazhi.documents.description import Poster
from fazhi.links.models import PermanentlyLinked
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.places import VenueFactory, VillageFactory
from tests.fazhi.documents.printed import characters, is_accessible, pages

pytestmark = pytest.mark.django_db


def poster_of(target: PermanentlyLinked) -> Poster:
    request = RequestFactory().get("/", headers={"host": "testserver"})
    link, found = find_public(target.public_id, request)
    return poster(found, link, request)


def test_a_page_names_its_office_and_telephone(home: HomePage) -> None:
    page = StandardPageFactory.create(parent=home, title="高龄津贴", search_description="可以领。")
    made = poster_of(page)
    assert (made.title, made.sentence, made.owner) == ("高龄津贴", "可以领。", "示例镇人民政府")
    assert made.contacts == (("责任单位", "示例镇人民政府"), ("电话", "0523-12345678"))
    assert made.address == f"testserver/s/{page.public_id}"
    assert made.printed_on is not None


def test_a_village_a_venue_and_a_department_say_how_to_reach_them(home: HomePage) -> None:
    village = VillageFactory.create(name="示例村", phone="0523-11111111", summary="靠河。有桥。")
    made = poster_of(village)
    assert (made.title, made.sentence) == ("示例村", "靠河。")
    assert ("电话", "0523-11111111") in made.contacts
    venue = VenueFactory.create(name="示例广场", address="示例路 1 号")
    assert ("地址", "示例路 1 号") in poster_of(venue).contacts
    department = DepartmentFactory.create(name="示例办", phone="0523-22222222", duties="办事。")
    assert ("电话", "0523-22222222") in poster_of(department).contacts


@pytest.mark.parametrize("factory", [VillageFactory, VenueFactory, DepartmentFactory])
def test_a_poster_is_one_sheet_of_either_size(home: HomePage, client: Client, factory: Any) -> None:
    row = factory.create(name="很长的名称" * 14)
    small = client.get(f"/poster/{row.public_id}/")
    large = client.get(f"/poster/{row.public_id}/?paper=a3")
    for response in (small, large):
        assert response.status_code == 200
        assert response["Content-Type"] == "application/pdf"
        assert is_accessible(response.content)
        assert pages(response.content) == 1
        assert set("手机扫一扫打印日期") <= characters(response.content)
        assert not response.cookies
    assert small.content != large.content
    assert client.get(f"/poster/{row.public_id}/?paper=a0").content == small.content


def test_a_row_has_no_pdf_of_its_own(home: HomePage, client: Client) -> None:
    village = VillageFactory.create()
    assert client.get(f"/pdf/{village.public_id}/").status_code == 404
    html = client.get(village.get_absolute_url()).content.decode()
    assert f'href="/poster/{village.public_id}/"' in html
    assert "/pdf/" not in html


@pytest.mark.parametrize("code", ["0000000000", "x", "poster"])
def test_an_unknown_code(home: HomePage, client: Client, code: str) -> None:
    assert client.get(f"/poster/{code}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_poster_is_only_read(home: HomePage, client: Client, method: str) -> None:
    village = VillageFactory.create()
    assert getattr(client, method)(f"/poster/{village.public_id}/").status_code == 405

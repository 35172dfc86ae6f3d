"""The lists of villages and venues as XLSX: what the pages say, for who keeps a list."""

import datetime as dt
import io
from typing import Any
from urllib.parse import unquote

from django.test import Client

import openpyxl
import pytest

from tests.factories.pages import found_home, translate
from tests.factories.places import HoursFactory, VenueFactory, VillageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db: None) -> None:
    translate(found_home(), title="Home", question="Whom to ask")


def table(client: Client, address: str) -> list[list[Any]]:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]


def test_villages_are_listed_with_whom_to_call(client: Client) -> None:
    village = VillageFactory.create(name="=示例村", phone="0523-12345678", address="示例路 1 号")
    heading, row = table(client, "/places/villages.xlsx")
    assert heading[:4] == ["名称", "类型", "办公电话", "地址"]
    assert row[:4] == ["=示例村", village.get_kind_display(), "0523-12345678", "示例路 1 号"]
    assert row[4].endswith(village.get_absolute_url())


def test_venues_are_listed_with_their_hours(client: Client) -> None:
    venue = VenueFactory.create(name="示例广场", capacity=300)
    HoursFactory.create(venue=venue, opens=dt.time(8, 30), closes=dt.time(17, 30))
    heading, row = table(client, "/places/venues.xlsx")
    values = dict(zip(heading, row, strict=True))
    assert "8:30–17:30" in values["开放时间"]
    assert values["容纳人数"] == 300


def test_a_list_is_in_the_language_of_its_address(client: Client) -> None:
    VillageFactory.create(name="示例村", name_en="Example Village")
    heading, row = table(client, "/en/places/villages.xlsx")
    assert heading[0] == "Name"
    assert row[0] == "Example Village"


@pytest.mark.parametrize("name", ["villages", "venues"])
def test_a_list_is_linked_where_there_is_one(client: Client, name: str) -> None:
    address = f"/places/{name}.xlsx"
    assert client.get(address).status_code == 404
    VillageFactory.create()
    VenueFactory.create()
    assert f'href="{address}"' in client.get(f"/places/{name}/").content.decode()
    assert unquote(client.get(address)["Content-Disposition"]).startswith("attachment;")


def test_queries_do_not_grow_with_the_list(client: Client, django_assert_num_queries: Any) -> None:
    VenueFactory.create_batch(12)
    client.get("/places/venues.xlsx")
    with django_assert_num_queries(4):
        client.get("/places/venues.xlsx")

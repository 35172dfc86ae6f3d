"""Posters outlive names: the permanent id of a place leads to wherever the place is now."""

from django.test import Client

import pytest
from factory.django import DjangoModelFactory

from tests.factories.places import CellFactory, CounterFactory, VenueFactory, VillageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def target(client: Client, short_url: str) -> str:
    """Where a short link leads."""
    response = client.get(short_url)
    assert response.status_code == 302
    return response.headers["Location"]


def test_short_link__follows_a_changed_slug(client: Client) -> None:
    village = VillageFactory.create(name="胜利村")
    assert target(client, village.short_url) == "/places/villages/shengli/"
    village.name, village.slug = "新胜村", "xinsheng"
    village.save()
    assert target(client, village.short_url) == "/places/villages/xinsheng/"
    assert client.get(target(client, village.short_url)).status_code == 200


def test_short_link__of_a_deleted_place__says_what_was_there(client: Client) -> None:
    venue = VenueFactory.create(name="老文化站")
    address = venue.short_url
    venue.delete()
    response = client.get(address)
    assert response.status_code == 410
    assert "老文化站" in response.content.decode()


def test_short_links_of_cells_and_counters__lead_to_their_place_on_the_page(client: Client) -> None:
    cell = CellFactory.create()
    url, anchor = target(client, cell.short_url).split("#")
    assert f'id="{anchor}"' in client.get(url).content.decode()
    town = cell.parent.parent
    url, anchor = target(client, town.short_url).split("#")
    assert url == "/places/villages/"
    assert f'id="{anchor}"' in client.get(url).content.decode()
    counter = CounterFactory.create()
    url, anchor = target(client, counter.short_url).split("#")
    assert f'id="{anchor}"' in client.get(url).content.decode()


@pytest.mark.parametrize("factory", [CellFactory, CounterFactory, VenueFactory, VillageFactory])
def test_qr_code__of_every_kind_of_place(client: Client, factory: type[DjangoModelFactory]) -> None:
    response = client.get(f"{factory.create().short_url}qr.png")
    assert response.status_code == 200
    assert response.content.startswith(b"\x89PNG")

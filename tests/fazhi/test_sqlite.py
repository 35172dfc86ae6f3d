"""What PostgreSQL does not store, the embedded installation does not store either."""

from django.db import DataError, transaction
from django.test import Client

import pytest

from fazhi.places.models import Village
from tests.factories.places import VillageFactory

pytestmark = pytest.mark.django_db


def test_no_text_with_a_nul_is_stored() -> None:
    with pytest.raises(DataError), transaction.atomic():
        VillageFactory.create(name="胜利\x00村")
    assert not Village.objects.filter(name__startswith="胜利").exists()


def test_a_query_after_a_refused_one_goes_on() -> None:
    with pytest.raises(DataError), transaction.atomic():
        Village.objects.filter(name="\x00").exists()
    assert not Village.objects.exists()


@pytest.mark.parametrize("kind", ["pages", "images", "documents"])
def test_the_interface_of_the_administration_calls_a_wild_number_a_bad_request(
    admin_client: Client, kind: str
) -> None:
    query = "offset=9223372036854775808"
    assert admin_client.get(f"/admin/api/main/{kind}/?{query}").status_code == 400


@pytest.mark.parametrize("kind", ["pages", "images", "documents"])
@pytest.mark.parametrize("search", ["%00", "a%00b"])
def test_the_interface_of_the_administration_finds_nothing_with_a_nul(
    admin_client: Client, kind: str, search: str
) -> None:
    answer = admin_client.get(f"/admin/api/main/{kind}/?search={search}")
    assert answer.json()["items"] == []

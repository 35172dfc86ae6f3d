"""The list of documents as a clerk reads it."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.media import DocumentFactory

pytestmark = pytest.mark.django_db

LIST = "wagtaildocs:index"


def listed(client: Client, **query: str) -> str:
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_it_says_of_what_kind_and_size_each_is_whose_and_who_added_it(
    admin_client: Client,
) -> None:
    clerk = UserFactory.create(name="王干事")
    text = ContentFile("说明".encode() * 1000, name="说明.txt")
    DocumentFactory.create(title="说明", source="司法所", file=text, uploaded_by_user=clerk)
    DocumentFactory.create(title="没有上传人的")
    html = listed(admin_client)
    for words in ("TXT", "PDF", "5.9\xa0KB", "司法所", "王干事", "没有上传人的"):
        assert words in html


@pytest.mark.parametrize("search", ["", "件"])
@pytest.mark.parametrize("ordering", ["source", "-file_size", "usage_count", "x"])
def test_it_is_put_in_order(admin_client: Client, ordering: str, search: str) -> None:
    DocumentFactory.create(title="甲件")
    query = {"q": search} if search else {}
    assert "甲件" in listed(admin_client, ordering=ordering, **query)


def test_what_is_searched_comes_alone(admin_client: Client) -> None:
    DocumentFactory.create(title="章程")
    found = admin_client.get(reverse("wagtaildocs:index_results"), {"q": "章程"}).content.decode()
    assert "章程" in found
    assert "<html" not in found


def test_queries_do_not_grow(admin_client: Client) -> None:
    found: list[Any] = []
    for number in (1, 6):
        for _n in range(number):
            DocumentFactory.create(uploaded_by_user=UserFactory.create())
        listed(admin_client)
        with CaptureQueriesContext(connection) as context:
            listed(admin_client)
        found.append(len(context))
    assert found[0] == found[1]

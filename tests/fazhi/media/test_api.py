from django.test import Client
from django.urls import reverse

import pytest

from tests.factories.media import ImageFactory

pytestmark = pytest.mark.django_db


def test_pictures_are_listed_without_the_address_of_the_original(admin_client: Client) -> None:
    picture = ImageFactory.create()
    answer = admin_client.get(reverse("wagtailadmin_api:images:listing"))
    assert answer.status_code == 200
    (item,) = answer.json()["items"]
    assert item["id"] == picture.pk
    assert "download_url" not in item["meta"]
    assert item["thumbnail"]["url"]

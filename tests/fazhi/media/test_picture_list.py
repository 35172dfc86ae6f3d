"""The list of pictures as a clerk reads it."""

from django.test import Client
from django.urls import reverse

import pytest

from fazhi.media.models import PicturedPeople
from tests.factories.media import ImageFactory

pytestmark = pytest.mark.django_db

LIST = "wagtailimages:index"


def listed(client: Client, **query: str) -> str:
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_it_says_whose_each_is_what_it_tells_and_why_it_may_be_shown(admin_client: Client) -> None:
    ImageFactory.create(title="集市", source="镇宣传办", description="")
    ImageFactory.create(
        title="会场", description="大家坐着听", pictured_people_consent=PicturedPeople.PUBLIC
    )
    html = listed(admin_client)
    for words in ("镇宣传办", "没有填", "大家坐着听", "公开活动"):
        assert words in html


@pytest.mark.parametrize("search", ["", "图"])
def test_it_is_narrowed_by_consent_and_by_missing_text(admin_client: Client, search: str) -> None:
    ImageFactory.create(title="甲图", description="")
    ImageFactory.create(title="乙图", pictured_people_consent=PicturedPeople.CONSENT)
    query = {"q": search} if search else {}
    mute = listed(admin_client, described="no", **query)
    assert "甲图" in mute
    assert "乙图" not in mute
    assert "甲图" not in listed(admin_client, described="yes", **query)
    agreed = listed(admin_client, pictured_people_consent="consent", **query)
    assert "乙图" in agreed
    assert "甲图" not in agreed
    assert listed(admin_client, described="x", pictured_people_consent="y", **query)


@pytest.mark.parametrize("search", ["", "图"])
@pytest.mark.parametrize("ordering", ["source", "-pictured_people_consent", "usage_count", "x"])
def test_it_is_put_in_order(admin_client: Client, ordering: str, search: str) -> None:
    ImageFactory.create(title="甲图")
    query = {"q": search} if search else {}
    assert "甲图" in listed(admin_client, ordering=ordering, **query)


def test_pictures_can_be_seen_side_by_side(admin_client: Client) -> None:
    ImageFactory.create(title="甲图")
    assert "甲图" in listed(admin_client, layout="grid")


def test_before_deleting_the_uses_are_named(admin_client: Client) -> None:
    picture = ImageFactory.create()
    html = admin_client.get(reverse("wagtailimages:delete", args=[picture.pk])).content.decode()
    assert reverse("wagtailimages:image_usage", args=[picture.pk]) in html

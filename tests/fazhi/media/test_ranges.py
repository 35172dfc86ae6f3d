"""Parts of a file, as Safari and WeChat ask for them."""

from pathlib import Path

from django.test import Client, override_settings
from django.urls import path

from wagtail.models import Page, Site

import pytest

from fazhi.media import views
from tests.factories.media import FilmFactory, film_bytes
from tests.fazhi.media.test_views import body

pytestmark = pytest.mark.django_db

urlpatterns = [path("media/<path:path>", views.public_file)]


@pytest.fixture(autouse=True)
def embedded(folders: dict[str, Path]) -> None:
    Site.objects.create(
        hostname="localhost", root_page=Page.get_first_root_node(), is_default_site=True
    )


WHOLE = len(film_bytes())


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=100-", 100, WHOLE - 1),
        ("bytes=100-999999999", 100, WHOLE - 1),
        ("bytes=-10", WHOLE - 10, WHOLE - 1),
        (f"bytes=-{WHOLE * 2}", 0, WHOLE - 1),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_a_player_gets_the_part_that_it_asks_for(
    client: Client, asked: str, first: int, last: int
) -> None:
    film = FilmFactory.create()
    whole = body(client.get(film.url))
    answer = client.get(film.url, headers={"range": asked})
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {first}-{last}/{WHOLE}"
    assert answer["Content-Type"] == "video/mp4"
    content = body(answer)
    assert content == whole[first : last + 1]
    assert int(answer["Content-Length"]) == len(content)
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("asked", [f"bytes={WHOLE}-", "bytes=5-4", "bytes=-0"])
@override_settings(ROOT_URLCONF=__name__)
def test_a_part_that_does_not_exist_is_refused(client: Client, asked: str) -> None:
    answer = client.get(FilmFactory.create().url, headers={"range": asked})
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{WHOLE}"


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=-"},
        {"range": "bytes=0-1,4-5"},
        {"range": "lines=1-2"},
        {"range": "bytes=" + "9" * 400 + "-"},
        {"range": "bytes=0-1", "if-range": "Wed, 21 Oct 2015 07:28:00 GMT"},
        {},
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_everything_else_gets_the_whole_file(client: Client, headers: dict[str, str]) -> None:
    answer = client.get(FilmFactory.create().url, headers=headers)
    assert answer.status_code == 200
    assert answer["Accept-Ranges"] == "bytes"
    assert len(body(answer)) == WHOLE


@override_settings(ROOT_URLCONF=__name__)
def test_a_part_of_the_same_version_is_sent(client: Client) -> None:
    film = FilmFactory.create()
    version = client.get(film.url)["Last-Modified"]
    answer = client.get(film.url, headers={"range": "bytes=0-1", "if-range": version})
    assert answer.status_code == 206

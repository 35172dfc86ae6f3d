"""A picture or film whose people have withdrawn their consent."""

import json
from pathlib import Path

from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.images.views.serve import generate_image_url

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from fazhi.media.models import PicturedPeople
from tests.cms_pages.kit.every_block import body_json
from tests.factories.accounts import UserFactory
from tests.factories.media import FilmFactory, ImageFactory
from tests.factories.pages import StandardPageFactory, found_home

pytestmark = pytest.mark.django_db

REVOKED = PicturedPeople.REVOKED
REPORT = "media_withdrawn_consent"


def page_with(picture: int, film: int) -> str:
    image = {"image": picture, "decorative": False, "alt_text": "集市"}
    value = {"image": image, "caption": "集市图说", "source": ""}
    body = body_json(
        [
            {"type": "picture", "id": "a1", "value": value},
            {"type": "video", "id": "a2", "value": {"film": film, "caption": "影片图说"}},
        ]
    )
    page = StandardPageFactory.create(parent=found_home(), cover_id=picture, body=body)
    return str(page.get_url())


def test_pages_stop_showing_it_at_once(
    client: Client,
    folders: dict[str, Path],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    picture, film = ImageFactory.create(source="摄影者"), FilmFactory.create(poster=None)
    url = page_with(picture.pk, film.pk)
    before = client.get(url).content.decode()
    for part in ("集市图说", "影片图说", "摄影者", "<video", "og:image"):
        assert part in before
    sizes = folders["public"] / "images"
    assert list(sizes.iterdir())
    with django_capture_on_commit_callbacks(execute=True):
        for shown in (picture, film):
            shown.pictured_people_consent = REVOKED
            shown.save()
    after = client.get(url).content.decode()
    for part in ("集市图说", "影片图说", "摄影者", "<video", "og:image", "<figure"):
        assert part not in after
    assert not list(sizes.iterdir()), "the sizes at known addresses are gone"


def test_no_other_address_shows_it(client: Client) -> None:
    found_home()
    picture, film = ImageFactory.create(), FilmFactory.create()
    addresses = (generate_image_url(picture, "max-100x100"), film.captions_url)
    for address in addresses:
        assert client.get(address).status_code == 200
    for shown in (picture, film):
        shown.pictured_people_consent = REVOKED
        shown.save()
    for address in addresses:
        assert client.get(address).status_code == 404


def test_a_film_goes_without_such_a_still_picture() -> None:
    film = FilmFactory.create(poster=ImageFactory.create(pictured_people_consent=REVOKED))
    assert film.poster_url == ""


def test_it_is_not_offered_for_pages(admin_client: Client) -> None:
    ImageFactory.create(title="还能用")
    ImageFactory.create(title="不能用", pictured_people_consent=REVOKED)
    html = admin_client.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert "还能用" in html
    assert "不能用" not in html


@pytest.mark.parametrize("part", ["choose", "choose_results"])
def test_a_film_is_not_offered_for_pages_either(admin_client: Client, part: str) -> None:
    FilmFactory.create(title="还能用的片子")
    FilmFactory.create(title="不能用的片子", pictured_people_consent=REVOKED)
    response = admin_client.get(reverse(f"film_chooser:{part}"))
    words = response.json()["html"] if part == "choose" else response.content.decode()
    assert "还能用的片子" in words
    assert "不能用的片子" not in words


def test_the_form_says_that_what_was_chosen_before_is_shown_no_more(admin_client: Client) -> None:
    picture = ImageFactory.create(title="旧照片", pictured_people_consent=REVOKED)
    cover = ImageFactory.create(title="老封面", pictured_people_consent=REVOKED)
    film = FilmFactory.create(title="老片子", pictured_people_consent=REVOKED, poster=cover)
    image = {"image": picture.pk, "decorative": True, "alt_text": ""}
    body = body_json(
        [
            {"type": "picture", "id": "a1", "value": {"image": image}},
            {"type": "video", "id": "a2", "value": {"film": film.pk}},
        ]
    )
    page = StandardPageFactory.create(parent=found_home(), cover=cover, body=body)
    said = "已撤回同意，不再展示："
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f"{said}老封面" in html
    for title in ("旧照片", "老片子"):
        assert json.dumps(said + title).strip('"') in html
    form = admin_client.get(reverse("film:edit", args=[film.pk])).content.decode()
    assert f"{said}老封面" in form
    chosen = admin_client.get(reverse("film_chooser:chosen", args=[film.pk])).json()
    assert chosen["result"]["title"] == f"{said}老片子"


def test_the_report_says_where_it_still_stands(admin_client: Client) -> None:
    picture = ImageFactory.create(title="已撤回的图片", pictured_people_consent=REVOKED)
    film = FilmFactory.create(title="已撤回的影片", pictured_people_consent=REVOKED)
    ImageFactory.create(title="正常的图片")
    page_with(picture.pk, film.pk)
    html = admin_client.get(reverse(REPORT)).content.decode()
    for words in ("已撤回的图片", "已撤回的影片", "1 处", "已撤回同意"):
        assert words in html
    assert "正常的图片" not in html
    assert reverse("wagtailimages:image_usage", args=[picture.pk]) in html
    assert reverse("film:usage", args=[film.pk]) in html


def test_the_report_says_that_there_is_nothing(admin_client: Client) -> None:
    assert "没有已撤回同意的" in admin_client.get(reverse(REPORT)).content.decode()


def test_whoever_does_not_work_on_pictures_does_not_read_the_report(client: Client) -> None:
    user = UserFactory.create()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse(REPORT)).status_code == 302


def test_queries_of_the_report_do_not_grow(admin_client: Client) -> None:
    found = []
    for number in (1, 6):
        for _n in range(number):
            ImageFactory.create(pictured_people_consent=REVOKED)
            FilmFactory.create(pictured_people_consent=REVOKED)
        admin_client.get(reverse(REPORT))
        with CaptureQueriesContext(connection) as context:
            admin_client.get(reverse(REPORT))
        found.append(len(context))
    assert found[0] == found[1]

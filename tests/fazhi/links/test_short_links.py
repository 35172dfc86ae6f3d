"""What hangs on a wall keeps leading where it led, whatever becomes of the thing."""

import io
import re

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.urls import reverse, set_script_prefix

from wagtail.models import Page, Site

import pytest
import segno

from fazhi.links.models import CodeTaken, Link
from fazhi.links.qr import qr_code
from fazhi.places.models import Village
from tests.factories.places import VillageFactory

pytestmark = pytest.mark.django_db

HOME = "/somewhere/"


@pytest.fixture(autouse=True)
def _site() -> None:
    """Without any site every address answers that the installation has not begun."""
    Site.objects.get_or_create(
        hostname="localhost",
        is_default_site=True,
        defaults={"root_page": Page.get_first_root_node()},
    )


@pytest.fixture
def village(monkeypatch):
    """A public object with a permanent id."""
    monkeypatch.setattr(Village, "public_url", lambda self, request: f"{HOME}{self.name}/")
    return VillageFactory.create(name="示例村")


def test_short_link_follows_its_target_when_that_is_renamed(client, village):
    before = village.short_url
    village.name = "改名村"
    village.save()
    assert village.short_url == before
    response = client.get(before)
    assert response.status_code == 302
    assert response["Location"] == "/somewhere/%E6%94%B9%E5%90%8D%E6%9D%91/"
    assert Link.objects.get(code=village.public_id).title == "改名村"


def test_short_link_is_found_however_the_code_was_typed(client, village):
    typed = village.public_id.upper().replace("0", "O").replace("1", "I")
    typed = f"{typed[:5]}-{typed[5:]}"
    assert client.get(reverse("links:short", args=[typed])).status_code == 302


def test_answer_is_not_cached_since_the_target_may_move(client, village):
    assert "no-store" in client.get(village.short_url)["Cache-Control"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_short_link_only_shows(client, village, method):
    assert getattr(client, method)(village.short_url).status_code == 405


def test_dead_code_says_what_was_there(client, village):
    Village.objects.all().delete()
    response = client.get(village.short_url)
    assert response.status_code == 410
    shown = response.content.decode()
    assert "内容已下线" in shown
    assert "示例村" in shown


def test_dead_code_escapes_what_was_there(client, village):
    Link.objects.update(title="<script>alert(1)</script>")
    Village.objects.all().delete()
    shown = client.get(village.short_url).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_dead_code__whose_title_was_not_kept(client, village):
    Link.objects.update(title="")
    Village.objects.all().delete()
    assert "此码原指向的内容现已下线" in client.get(village.short_url).content.decode()


def test_code_of_a_kind_of_thing_that_is_gone_altogether(client, village):
    gone = ContentType.objects.create(app_label="gone", model="thing")
    Link.objects.filter(code=village.public_id).update(content_type=gone)
    assert client.get(village.short_url).status_code == 410


def test_code_of_something_that_is_not_public(client, village, monkeypatch):
    monkeypatch.setattr(Village, "public_url", lambda self, request: None)
    assert client.get(village.short_url).status_code == 404


@pytest.mark.parametrize("code", ["0000000000", "x", "nosuchcode", "示例"])
def test_unknown_code(client, code):
    assert client.get(f"/s/{code}/").status_code == 404
    assert client.get(f"/s/{code}/qr.svg").status_code == 404


def test_code_is_never_given_to_something_else(village):
    copy = VillageFactory.build(name="示例村二", public_id=village.public_id)
    with pytest.raises((IntegrityError, CodeTaken)), transaction.atomic():
        copy.save()
    assert Link.objects.get(code=village.public_id).target == village
    Village.objects.all().delete()
    with pytest.raises(CodeTaken), transaction.atomic():
        VillageFactory.create(name="新村", public_id=village.public_id)
    assert not Village.objects.exists()


def test_saving_again_writes_nothing(village, django_assert_num_queries):
    with django_assert_num_queries(1):
        Link.objects.keep(village)


def test_qr_code_holds_the_full_address(client, village, rf):
    link = Link.objects.get(code=village.public_id)
    request = rf.get("/", headers={"host": "testserver"})
    expected = io.BytesIO()
    segno.make(f"http://testserver/s/{village.public_id}/", error="m", micro=False).save(
        expected, kind="png", border=4, scale=8
    )
    assert qr_code(link, request, "png") == expected.getvalue()


def test_a_code_made_from_an_inner_address_leads_to_the_public_one(client, village, settings):
    settings.ALLOWED_HOSTS = ["10.0.0.5", "www.example.test"]
    settings.PUBLIC_ORIGIN = "https://www.example.test"
    address = reverse("links:qr", args=[village.public_id, "png"])
    inner = client.get(address, headers={"host": "10.0.0.5"}).content
    outer = client.get(address, headers={"host": "www.example.test"}, secure=True).content
    expected = io.BytesIO()
    segno.make(f"https://www.example.test/s/{village.public_id}/", error="m", micro=False).save(
        expected, kind="png", border=4, scale=8
    )
    assert inner == outer == expected.getvalue()


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_saved_code_bears_the_name_of_the_place(client, village, kind):
    header = client.get(f"{village.short_url}qr.{kind}")["Content-Disposition"]
    assert header == (
        f'inline; filename="{village.public_id}.{kind}"; '
        f"filename*=UTF-8''%E7%A4%BA%E4%BE%8B%E6%9D%91.{kind}"
    )


def test_a_name_that_is_no_file_name_breaks_no_header(client, village):
    Link.objects.update(title='a/b"\r\nX: y')
    header = client.get(f"{village.short_url}qr.svg")["Content-Disposition"]
    assert header.endswith("filename*=UTF-8''a%20b%20X%20y.svg")


@pytest.mark.parametrize(
    ("kind", "content_type", "start"),
    [("svg", "image/svg+xml", b"<?xml"), ("png", "image/png", b"\x89PNG")],
)
def test_qr_code_as_image(client, village, kind, content_type, start):
    response = client.get(reverse("links:qr", args=[village.public_id, kind]))
    assert response["Content-Type"] == content_type
    assert response.content.startswith(start)


def test_qr_code_as_vector_has_a_title_and_no_script(client, village):
    image = client.get(reverse("links:qr", args=[village.public_id, "svg"])).content.decode()
    assert "<title>示例村</title>" in image
    assert not re.search(r"<script|onload|style=", image)


def test_everything_works_below_a_sub_path(client, village):
    with override_settings(FORCE_SCRIPT_NAME="/huangqiao"):
        set_script_prefix("/huangqiao/")
        try:
            assert village.short_url == f"/huangqiao/s/{village.public_id}/"
        finally:
            set_script_prefix("/")

"""Pages are found by their address, and what is found is what Wagtail's walk would find."""

from django.test import Client

from wagtail.models import PageViewRestriction, Site

import pytest

from cms_pages.general.models import HomePage
from fazhi.navigation.frame import current_frame
from tests.factories.pages import (
    HomePageFactory,
    SectionPageFactory,
    StandardPageFactory,
    translate,
)

pytestmark = pytest.mark.django_db


def title(client: Client, path: str, **headers: str) -> str:
    response = client.get(path, headers=headers)
    return response.context["page"].title if response.status_code == 200 else ""


def test_pages_of_the_same_slug_are_told_apart_by_what_stands_above(
    home: HomePage, client: Client
) -> None:
    for name in ("办事", "新闻"):
        section = SectionPageFactory.create(parent=home, title=name)
        StandardPageFactory.create(parent=section, title=f"{name}说明", slug="shuo-ming")
    assert title(client, "/ban-shi/shuo-ming/") == "办事说明"
    assert title(client, "/xin-wen/shuo-ming/") == "新闻说明"
    assert title(client, "/shuo-ming/") == ""


def test_each_language_begins_at_its_own_home_page(home: HomePage, client: Client) -> None:
    translate(home, title="Home")
    section = SectionPageFactory.create(parent=home, title="办事")
    translate(section, title="Services", slug="services")
    assert title(client, "/en/") == "Home"
    assert title(client, "/en/services/") == "Services"
    assert title(client, "/services/") == ""


def test_a_page_is_found_at_its_new_address_only(home: HomePage, client: Client) -> None:
    old, new = (SectionPageFactory.create(parent=home, title=name) for name in ("旧", "新"))
    page = StandardPageFactory.create(parent=old, title="说明")
    assert title(client, "/jiu/shuo-ming/") == "说明"
    page.move(new, pos="last-child")
    assert title(client, "/jiu/shuo-ming/") == ""
    assert title(client, "/xin/shuo-ming/") == "说明"


def test_a_draft_is_not_found(home: HomePage, client: Client) -> None:
    StandardPageFactory.create(parent=home, title="说明", live=False)
    assert client.get("/shuo-ming/").status_code == 404


def test_privacy_is_read_anew_for_each_request(home: HomePage, client: Client) -> None:
    section = SectionPageFactory.create(parent=home, title="内部")
    StandardPageFactory.create(parent=section, title="说明")
    assert title(client, "/nei-bu/shuo-ming/") == "说明"
    # Another process, which has no signal to hear, may have made it private.
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=section.page_ptr, restriction_type="login")]
    )
    assert client.get("/nei-bu/shuo-ming/").status_code == 302


def test_an_alias_is_as_private_as_its_original(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(parent=home, title="说明")
    section = SectionPageFactory.create(parent=home, title="办事")
    page.create_alias(parent=section)
    assert title(client, "/ban-shi/shuo-ming/") == "说明"
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")
    assert client.get("/ban-shi/shuo-ming/").status_code == 302


def test_a_second_site_has_pages_of_its_own(
    home: HomePage, client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]
    StandardPageFactory.create(parent=home, title="说明")
    other = HomePageFactory.create(title="另一个首页", slug="ling")
    Site.objects.create(hostname="other.example", port=80, root_page=other)
    assert current_frame().ground is None
    assert title(client, "/", host="other.example") == "另一个首页"
    assert title(client, "/shuo-ming/", host="other.example") == ""
    assert title(client, "/shuo-ming/") == "说明"

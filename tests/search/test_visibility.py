"""What must never be found, each by the way in which it really comes about, and found again after."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page

import pytest
import time_machine

from cms_pages.general.models import HomePage, StandardPage
from fazhi.accounts.models import User
from fazhi.signoff.withdrawing import withdraw
from search.indexing.changes import index_changes
from tests.factories.accounts import AdministratorFactory
from tests.factories.pages import (
    SectionPageFactory,
    StandardPageFactory,
    found_home,
    go_live,
    take_off,
    translate,
)
from tests.search.conftest import Indexing
from tests.search.found import indexed, is_shown, root, titles

TITLE = "怎样申请法律援助"
SOON = dt.timedelta(hours=1)


@dataclass
class Scene:
    """A page in a section, and whoever works on it."""

    home: HomePage
    section: Page
    page: StandardPage
    client: Client
    admin: User

    def post(self, view: str, key: int, **data: Any) -> None:
        response = self.client.post(reverse(f"wagtailadmin_pages:{view}", args=[key]), data)
        assert response.status_code in {200, 302}, response.content[:500]


@pytest.fixture
def scene(home: HomePage, admin_client: Client, administrator: User, indexing: Indexing) -> Scene:
    with indexing():
        section = SectionPageFactory.create(parent=home, title="办事", slug="ban-shi")
        page = StandardPageFactory.create(parent=section, title=TITLE, slug="yuan-zhu")
    assert TITLE in titles()
    return Scene(home, section, page, admin_client, administrator)


def unpublish(scene: Scene) -> None:
    withdraw(scene.page, scene.admin, reason="内容有误。")


def publish(scene: Scene) -> None:
    go_live(scene.page.get_latest_revision())


def make_private(scene: Scene) -> None:
    scene.post("set_privacy", scene.page.pk, restriction_type="login")


def make_public(scene: Scene) -> None:
    scene.post("set_privacy", scene.page.pk, restriction_type="none")


def make_the_section_private(scene: Scene) -> None:
    scene.post("set_privacy", scene.section.pk, restriction_type="login")


def make_the_section_public(scene: Scene) -> None:
    scene.post("set_privacy", scene.section.pk, restriction_type="none")


def move_into_a_private_section(scene: Scene) -> None:
    private = SectionPageFactory.create(parent=scene.home, title="内部")
    scene.post("set_privacy", private.pk, restriction_type="login")
    url = reverse("wagtailadmin_pages:move_confirm", args=[scene.page.pk, private.pk])
    assert scene.client.post(url).status_code == 302


def move_back(scene: Scene) -> None:
    url = reverse("wagtailadmin_pages:move_confirm", args=[scene.page.pk, scene.section.pk])
    assert scene.client.post(url).status_code == 302


def close_the_site(scene: Scene) -> None:
    withdraw(scene.home, scene.admin, reason="网站改版。")


def open_the_site(scene: Scene) -> None:
    go_live(scene.home.get_latest_revision())


Act = Callable[[Scene], None]
WAYS: dict[str, tuple[Act, Act]] = {
    "unpublished": (unpublish, publish),
    "private": (make_private, make_public),
    "in a private section": (make_the_section_private, make_the_section_public),
    "moved to a private section": (move_into_a_private_section, move_back),
    "the home page is not public": (close_the_site, open_the_site),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_page_that_is_not_public_is_not_found_and_found_again(
    way: str, scene: Scene, indexing: Indexing
) -> None:
    hide, show = WAYS[way]
    with indexing():
        hide(scene)
    assert not is_shown("page", scene.page.pk)
    index_changes()
    assert TITLE not in titles()
    scene.page.refresh_from_db()
    with indexing():
        show(scene)
    index_changes()
    assert is_shown("page", scene.page.pk)
    assert TITLE in titles()


def test_what_is_withdrawn_is_shown_nowhere_from_that_moment_on(scene: Scene) -> None:
    """Before the index has heard of it: nothing is committed here."""
    client = Client()

    def shown() -> list[bool]:
        addresses = (reverse("search"), reverse("search_atom"))
        return [
            f"{scene.page.url}" in client.get(url, {"q": TITLE}).content.decode()
            for url in addresses
        ]

    assert shown() == [True, True]
    unpublish(scene)
    assert shown() == [False, False]


def test_a_deleted_branch_is_not_found(scene: Scene, indexing: Indexing) -> None:
    with indexing():
        scene.section.delete()
    assert TITLE not in titles()
    assert not is_shown("page", scene.page.pk)


def test_a_draft_is_not_found_nor_are_its_words(scene: Scene, indexing: Indexing) -> None:
    with indexing():
        draft = StandardPageFactory.create(parent=scene.home, title="草稿", live=False)
        scene.page.title = "改了的标题"
        scene.page.save_revision()
    assert titles().isdisjoint({"草稿", "改了的标题"})
    assert TITLE in titles()
    assert not is_shown("page", draft.pk)


def test_what_waits_for_its_time_is_found_from_then_on(home: HomePage, indexing: Indexing) -> None:
    page = StandardPageFactory.build(title="明天公布", go_live_at=timezone.now() + SOON)
    with indexing():
        page.live = False
        home.add_child(instance=page)
        go_live(page.save_revision())
    assert "明天公布" not in titles()
    with time_machine.travel(timezone.now() + 2 * SOON), indexing():
        call_command("publish_scheduled")
    assert "明天公布" in titles()


def test_what_has_expired_is_not_shown_from_that_moment_on(
    scene: Scene, indexing: Indexing
) -> None:
    with indexing():
        scene.page.expire_at = timezone.now() + SOON
        go_live(scene.page.save_revision())
    assert is_shown("page", scene.page.pk)
    with time_machine.travel(timezone.now() + 2 * SOON):
        assert not is_shown("page", scene.page.pk), "before anybody has unpublished it"
        with indexing():
            call_command("publish_scheduled")
    assert TITLE not in titles()


def test_another_language_is_found_in_that_language_only_while_it_is_public(
    scene: Scene, indexing: Indexing
) -> None:
    with indexing():
        english_home = translate(scene.home, title="Home")
        translate(scene.section, title="Services")
        english = translate(scene.page, title="Legal aid")
    assert "Legal aid" in titles(language="en")
    assert "Legal aid" not in titles()
    with indexing():
        take_off(english_home)
    index_changes()
    assert titles(language="en") == set()
    assert not is_shown("page", english.pk)
    with indexing():
        go_live(english_home.get_latest_revision())
    index_changes()
    assert "Legal aid" in titles(language="en")


def test_what_is_not_translated_yet_is_not_found_in_the_other_language(
    scene: Scene, indexing: Indexing
) -> None:
    with indexing():
        translate(scene.home, title="Home")
        scene.section.copy_for_translation(english_locale(), alias=True)
        scene.page.copy_for_translation(english_locale(), alias=True)
    assert titles(language="en") == {"Home"}


def english_locale() -> Any:
    from tests.factories.pages import locale

    return locale("en")


def test_an_alias_is_not_found_a_second_time(scene: Scene, indexing: Indexing) -> None:
    with indexing():
        alias = scene.page.create_alias(parent=scene.home, update_slug="alias")
        go_live(scene.page.save_revision())
    assert alias.live
    assert [text.title for text in indexed("page").values()].count(TITLE) == 1
    assert not is_shown("page", alias.pk)


def test_a_copy_is_found_once_it_is_public(scene: Scene, indexing: Indexing) -> None:
    with indexing():
        copy = scene.page.copy(update_attrs={"title": "副本", "slug": "fu-ben"})
    assert "副本" not in titles()
    with indexing():
        go_live(copy.get_latest_revision())
    assert "副本" in titles()


def test_addresses_follow_what_stands_above(scene: Scene, indexing: Indexing) -> None:
    def address() -> str:
        return indexed("page")[scene.page.pk, ""].url

    assert address() == "/ban-shi/yuan-zhu/"
    with indexing():
        scene.section.slug = "fu-wu"
        go_live(scene.section.save_revision())
    index_changes()
    assert address() == "/fu-wu/yuan-zhu/"
    with indexing():
        scene.page.move(scene.home, pos="last-child")
    index_changes()
    assert address() == "/yuan-zhu/"


@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_leaves_within_a_second() -> None:
    home = found_home(parent=root())
    page = StandardPageFactory.create(parent=home, title=TITLE)
    assert TITLE in titles()
    admin = AdministratorFactory.create()
    begun = timezone.now()
    withdraw(page, admin, reason="内容有误。")
    assert TITLE not in titles()
    assert timezone.now() - begun < dt.timedelta(seconds=1)


def test_publishing_costs_few_queries_more(scene: Scene, indexing: Indexing) -> None:
    revision = scene.page.save_revision()
    with CaptureQueriesContext(connection) as publishing:
        go_live(revision)
    ours = ('"search_change"', '"kit_pagedocument"', '"jobs_run"')
    added = [
        q["sql"] for q in publishing.captured_queries if any(name in q["sql"] for name in ours)
    ]
    assert len(added) <= 2, added
    with CaptureQueriesContext(connection) as afterwards, indexing():
        go_live(scene.page.save_revision())
    assert len(afterwards) - len(publishing) <= 50

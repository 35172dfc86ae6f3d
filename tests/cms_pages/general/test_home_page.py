from django.test import Client

import pytest

from cms_pages.general.models import HomePage, SectionPage
from tests.factories.navigation import HotlineFactory, MainMenuItemFactory, SiteSettingsFactory
from tests.factories.pages import SectionPageFactory, translate

pytestmark = pytest.mark.django_db


def test_the_question_comes_first(home: HomePage, client: Client) -> None:
    html = client.get("/").content.decode()
    assert "<h1>遇事找谁</h1>" in html


def test_a_new_home_page_announces_nothing_that_is_not_there(
    home: HomePage, client: Client
) -> None:
    html = client.get("/").content.decode()
    for heading in ("最近发布", "栏目", "打电话问"):
        assert heading not in html


def test_the_main_menu_is_shown_as_tiles_with_summaries(home: HomePage, client: Client) -> None:
    section = SectionPageFactory.create(parent=home, title="办事", search_description="怎么办。")
    MainMenuItemFactory.create(settings=SiteSettingsFactory.create(), page=section)
    html = client.get("/").content.decode()
    assert '<a href="/ban-shi/"><b>办事</b><span>怎么办。</span></a>' in html


def test_hotlines_are_shown_once(home: HomePage, client: Client) -> None:
    HotlineFactory.create(settings=SiteSettingsFactory.create())
    assert client.get("/").content.decode().count('href="tel:12345"') == 1


def test_there_is_one_home_page_and_its_translations(home: HomePage) -> None:
    assert not HomePage.can_create_at(home.get_parent())
    assert translate(home).live


def test_the_home_page_holds_sections(home: HomePage) -> None:
    assert SectionPage.can_create_at(home)
    assert not HomePage.can_create_at(home)

from django.core.cache import cache
from django.test import Client
from django.utils.translation import override

from wagtail.models import PageViewRestriction

import pytest
from pytest_django import DjangoAssertNumQueries

from cms_pages.general.models import HomePage
from fazhi.departments.models import Department
from fazhi.navigation.frame import current_frame
from fazhi.navigation.models import SiteSettings
from tests.factories.navigation import (
    FooterMenuItemFactory,
    HotlineFactory,
    MainMenuItemFactory,
    SiteSettingsFactory,
)
from tests.factories.pages import SectionPageFactory, go_live, locale, take_off, translate

pytestmark = pytest.mark.django_db

READING = 9  # queries, once a minute and language


@pytest.fixture
def site(home: HomePage) -> SiteSettings:
    return SiteSettingsFactory.create()


def labels() -> list[str]:
    return [item.label for item in current_frame().main_menu]


def test_a_menu_leads_to_the_page_in_the_language_of_the_reader(
    home: HomePage, site: SiteSettings
) -> None:
    translate(home)
    section = SectionPageFactory.create(parent=home, title="办事")
    translate(section, title="Services", slug="services")
    MainMenuItemFactory.create(settings=site, page=section)
    assert [(i.label, i.url) for i in current_frame().main_menu] == [("办事", "/ban-shi/")]
    with override("en"):
        shown = [(i.label, i.url) for i in current_frame().main_menu]
    assert shown == [("Services", "/en/services/")]


def test_a_label_of_the_item_replaces_the_title(home: HomePage, site: SiteSettings) -> None:
    section = SectionPageFactory.create(parent=home, title="很长的栏目名称")
    MainMenuItemFactory.create(settings=site, page=section, label="短名")
    assert labels() == ["短名"]


def test_a_menu_never_shows_a_draft(home: HomePage, site: SiteSettings) -> None:
    draft = SectionPageFactory.create(parent=home, live=False)
    MainMenuItemFactory.create(settings=site, page=draft)
    assert labels() == []


def test_a_menu_never_shows_a_page_that_only_some_may_see(
    home: HomePage, site: SiteSettings
) -> None:
    section = SectionPageFactory.create(parent=home, title="内部")
    MainMenuItemFactory.create(settings=site, page=section)
    assert labels() == ["内部"]
    restriction = PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert labels() == []
    restriction.delete()
    assert labels() == ["内部"]


def test_a_page_without_a_translation_is_not_in_the_english_menu(
    home: HomePage, site: SiteSettings
) -> None:
    translate(home)
    MainMenuItemFactory.create(settings=site, page=SectionPageFactory.create(parent=home))
    with override("en"):
        assert labels() == []


def test_a_built_in_page_that_this_installation_lacks_is_not_shown(site: SiteSettings) -> None:
    MainMenuItemFactory.create(settings=site, destination="nowhere:at_all")
    MainMenuItemFactory.create(settings=site, destination="site_map")
    assert labels() == ["网站地图"]


def test_a_built_in_page_without_content_is_not_shown(site: SiteSettings) -> None:
    MainMenuItemFactory.create(settings=site, destination="departments:index")
    assert labels() == []
    Department.objects.create(name="司法所")
    site.save()
    assert labels() == ["镇里的部门"]


def test_what_changes_shows_at_once(home: HomePage, site: SiteSettings) -> None:
    section = SectionPageFactory.create(parent=home, title="办事")
    item = MainMenuItemFactory.create(settings=site, page=section)
    assert labels() == ["办事"]
    section.title = "办事指南"
    go_live(section.save_revision())
    assert labels() == ["办事指南"]
    take_off(section)
    assert labels() == []
    go_live(section.save_revision())
    section.move(SectionPageFactory.create(parent=home, title="上级"), pos="last-child")
    assert current_frame().main_menu[0].url == "/shang-ji/ban-shi/"
    item.label = "改名"
    item.save()
    assert labels() == ["改名"]
    section.refresh_from_db()
    section.delete()
    assert labels() == []
    site.site_name = "新名称"
    site.save()
    assert current_frame().name == "新名称"


def test_languages_are_those_with_a_public_home_page(home: HomePage) -> None:
    locale("en")
    assert [language.code for language in current_frame().languages] == ["zh-hans"]
    draft = translate(home, live=False)
    assert len(current_frame().languages) == 1
    go_live(draft.save_revision())
    assert [(x.code, x.name, x.home_url) for x in current_frame().languages] == [
        ("zh-hans", "简体中文", "/"),
        ("en", "English", "/en/"),
    ]


def test_english_falls_back_to_chinese_where_nothing_is_entered(site: SiteSettings) -> None:
    site.owner = "示例镇人民政府"
    site.save()
    with override("en"):
        frame = current_frame()
    assert (frame.name, frame.owner) == ("Rule of Law in Sample Town", "示例镇人民政府")


def test_the_frame_costs_no_query_once_it_is_known(
    home: HomePage, site: SiteSettings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    current_frame()
    with django_assert_num_queries(0):
        current_frame()


def test_reading_the_frame_costs_the_same_however_long_the_menus_are(
    home: HomePage, site: SiteSettings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add(n: int) -> None:
        for page in SectionPageFactory.create_batch(n, parent=home):
            MainMenuItemFactory.create(settings=site, page=page)
            FooterMenuItemFactory.create(settings=site, page=page)
            HotlineFactory.create(settings=site)

    add(2)
    cache.clear()  # Wagtail's own memory of addresses too
    with django_assert_num_queries(READING):
        current_frame()
    add(20)
    cache.clear()  # Wagtail's own memory of addresses too
    with django_assert_num_queries(READING):
        assert len(current_frame().main_menu) == 22


def test_the_footer_holds_nothing_that_was_not_entered(client: Client, site: SiteSettings) -> None:
    html = client.get("/").content.decode()
    for word in ("主办", "承办", "备案", "标识码", "电话：", "地址：", "beian", "SiteIDCode"):
        assert word not in html


def test_the_footer_shows_what_was_entered(client: Client, site: SiteSettings) -> None:
    site.owner = "示例镇人民政府"
    site.icp_number = "示例ICP备00000000号"
    site.police_number = "示例公网安备 00000000000000号"
    site.identification_code = "0000000000"
    site.save()
    HotlineFactory.create(settings=site, number="0523-0000 0001")
    html = client.get("/").content.decode()
    assert "主办：示例镇人民政府" in html
    assert "https://beian.miit.gov.cn/" in html
    assert "code=00000000000000" in html
    assert '<meta name="SiteIDCode" content="0000000000">' in html
    assert 'href="tel:+8652300000001"' in html


def test_a_site_without_settings_has_a_name(home: HomePage) -> None:
    assert current_frame().name == "法治"

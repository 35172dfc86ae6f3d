from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

import pytest

from cms_pages.general.models import HomePage
from fazhi.navigation.models import Hotline, MainMenuItem, SiteSettings
from tests.factories.navigation import HotlineFactory, SiteSettingsFactory
from tests.factories.pages import SectionPageFactory

pytestmark = pytest.mark.django_db


def test_a_menu_item_leads_to_a_page_or_to_a_built_in_page(home: HomePage) -> None:
    page = SectionPageFactory.create(parent=home)
    MainMenuItem(settings=SiteSettingsFactory.create(), page=page).clean()
    MainMenuItem(destination="site_map").clean()
    for wrong in (MainMenuItem(), MainMenuItem(page=page, destination="site_map")):
        with pytest.raises(ValidationError, match="一个"):
            wrong.clean()


@pytest.mark.parametrize("code", ["123", "12345678901", "12345abcde"])
def test_a_site_identification_code_has_ten_digits(code: str) -> None:
    with pytest.raises(ValidationError, match="十位"):
        SiteSettings(identification_code=code).full_clean()


def test_a_hotline_number_holds_no_words() -> None:
    hotline = Hotline(settings=SiteSettingsFactory.create(), number="打 12345", label="热线")
    with pytest.raises(ValidationError, match="数字"):
        hotline.full_clean()


def test_the_settings_are_edited_in_chinese_with_help_beside_the_fields(
    admin_client: Client,
) -> None:
    HotlineFactory.create(settings=SiteSettingsFactory.create())
    url = reverse("wagtailsettings:edit", args=["navigation", "sitesettings"])
    html = admin_client.get(url, follow=True).content.decode()
    assert "网站信息与菜单" in html
    assert "备案号、标识码请如实填写，没有就留空。" in html
    assert "国徽不得用作装饰" in html
    assert "网站地图" in html  # offered as a built-in page

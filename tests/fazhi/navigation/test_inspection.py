"""What inspections look for at the foot of a page, and what the settings say is missing."""

from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from fazhi.navigation import frame
from fazhi.navigation.inspection import missing_parts
from fazhi.navigation.models import SiteSettings
from tests.factories.accounts import UserFactory
from tests.factories.navigation import FooterMenuItemFactory, SiteSettingsFactory
from tests.factories.pages import StandardPageFactory, take_off

pytestmark = pytest.mark.django_db

ALL = [
    "主办单位",
    "联系电话",
    "网站标识码",
    "ICP 备案号",
    "公安备案号",
    "页脚菜单中的隐私说明",
    "页脚菜单中的无障碍声明",
    "页脚菜单中的网站地图",
    "“我为政府网站找错”入口",
]


def named(site: SiteSettings) -> list[str]:
    return [str(part) for part in missing_parts(site)]


def test_an_empty_site_lacks_all(home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "_address", lambda name: "")  # nor a form of its own
    assert named(SiteSettings()) == ALL


def test_what_is_entered_is_missed_no_longer(home: HomePage) -> None:
    site = SiteSettingsFactory.create(
        owner="示例镇人民政府",
        phone="0523-80000000",
        identification_code="1234567890",
        icp_number="苏ICP备00000000号",
        police_number="苏公网安备00000000000000号",
        correction_url="https://zhaocuo.example/site/1",
    )
    assert named(site) == ALL[5:8]
    FooterMenuItemFactory.create(
        settings=site, page=StandardPageFactory.create(parent=home, title="隐私说明")
    )
    page = StandardPageFactory.create(parent=home, title="方便每个人")
    FooterMenuItemFactory.create(settings=site, page=page, label="无障碍声明")
    FooterMenuItemFactory.create(settings=site, destination="site_map")
    assert named(site) == []
    take_off(page)
    assert named(site) == ["页脚菜单中的无障碍声明"]


def test_an_administrator_who_reads_english_is_told_the_same(home: HomePage) -> None:
    site = SiteSettingsFactory.create()
    page = StandardPageFactory.create(parent=home, title="隐私说明")
    FooterMenuItemFactory.create(settings=site, page=page)
    with override("en"):
        assert "a page about privacy in the footer menu" not in named(site)
        assert "an accessibility statement in the footer menu" in named(site)


def test_the_settings_page_names_what_is_missing(demo_town: None, client: Client) -> None:
    client.force_login(UserFactory.create(is_superuser=True))
    address = reverse("wagtailsettings:edit", args=["navigation", "sitesettings"])
    html = client.get(address, follow=True).content
    (warning,) = BeautifulSoup(html, "html.parser").select(".help-warning")
    listed = [li.get_text() for li in warning.select("li")]
    assert "网站标识码" in listed
    assert "主办单位" not in listed
    assert "页脚菜单中的隐私说明" not in listed


@pytest.mark.parametrize(
    "address", ["https://zhaocuo.example/site/1", "http://zhaocuo.example/?site=1&from=2"]
)
def test_the_official_entrance_opens_in_the_same_window(
    home: HomePage, client: Client, address: str
) -> None:
    SiteSettingsFactory.create(correction_url=address)
    (link,) = [
        a
        for a in BeautifulSoup(client.get("/").content, "html.parser").select("footer nav a")
        if a.get_text() == "我为政府网站找错"
    ]
    assert link["href"] == address
    assert link["rel"] == ["external"]
    assert not link.has_attr("target")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://zhaocuo.example/", "//zhaocuo.example", "zhaocuo"]
)
def test_an_address_that_is_none_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(ValidationError) as refused:
        SiteSettings(correction_url=address).full_clean()
    assert "correction_url" in refused.value.message_dict


def test_without_an_official_entrance_the_sites_own_form_is_offered_where_it_exists(
    home: HomePage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = SiteSettingsFactory.create()
    monkeypatch.setattr(frame, "_address", lambda name: "")
    assert frame.correction_link(site) is None
    monkeypatch.setattr(frame, "_address", lambda name: f"/{name.replace(':', '/')}/")
    found = frame.correction_link(site)
    assert found == frame.CorrectionLink("/feedback/new/?kind=correction")
    assert "“我为政府网站找错”入口" not in named(site)
    html = client.get("/site-map/").content
    links = BeautifulSoup(html, "html.parser").select('footer a[href^="/feedback/"]')
    assert [link.get("rel") for link in links] == [None]

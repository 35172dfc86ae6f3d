from typing import Any

from django.core.management import CommandError, call_command
from django.test import Client

from wagtail.models import Locale, Page, Site

import pytest

from cms_pages.general.models import HomePage
from fazhi.navigation.models import SiteSettings
from fazhi.town import founding
from fazhi.town.founding import founding_steps
from fazhi.town.models import Town

pytestmark = pytest.mark.django_db

TOWN = {"name": "示例镇", "name_en": "Sample Town"}


@pytest.fixture(autouse=True)
def _only_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other rooms need for a town is not the matter here."""
    ours = {step.name: step for step in founding_steps() if step.name in {"navigation", "general"}}
    monkeypatch.setattr(founding, "_steps", ours)


def found(**options: Any) -> None:
    call_command("init_town", **{**TOWN, **options})


def test_a_new_town_has_a_home_page_with_its_name_owner_and_hotlines(client: Client) -> None:
    found(owner="示例镇人民政府")
    html = client.get("/").content.decode()
    assert "法治示例镇" in html
    assert "主办：示例镇人民政府" in html
    assert 'href="tel:12348"' in html
    assert "演示" not in html


def test_one_language_is_enough(client: Client) -> None:
    found(languages="zh-hans")
    assert [locale.language_code for locale in Locale.objects.all()] == ["zh-hans"]
    assert "hreflang" not in client.get("/").content.decode()
    assert client.get("/en/").status_code == 404


def test_english_comes_with_a_home_page_of_its_own(client: Client) -> None:
    found(languages="zh-hans, en", owner_en="Government of Sample Town")
    html = client.get("/en/").content.decode()
    assert "Rule of Law in Sample Town" in html
    assert "Owner: Government of Sample Town" in html
    assert HomePage.objects.live().count() == 2


@pytest.mark.parametrize("languages", ["fr", "zh-hans,xx", "zh-hans;en"])
def test_a_language_that_the_software_lacks_founds_nothing(
    languages: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError):
        found(languages=languages)
    assert "不支持语言" in capsys.readouterr().err
    assert not Site.objects.exists()
    assert not SiteSettings.objects.exists()
    assert Page.objects.count() == 1


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"name": "示" * 39}, "--name:"),
        ({"name": "示" * 81}, "--name:"),
        ({"name": " "}, "--name:"),
        ({"name_en": "x" * 121}, "--name-en:"),
        ({"owner": "示" * 81}, "--owner:"),
        ({"owner_en": "x" * 161}, "--owner-en:"),
        ({"languages": ""}, "没有指定语言"),
    ],
)
def test_what_does_not_fit_is_named_and_founds_nothing(
    options: dict[str, str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError):
        found(**options)
    printed = capsys.readouterr()
    assert named in printed.err
    assert "首页" not in printed.out
    assert not Town.objects.exists()
    assert not Site.objects.exists()


def test_an_owner_may_be_entered_later(capsys: pytest.CaptureFixture[str]) -> None:
    found()
    assert "没有填写主办单位" in capsys.readouterr().err
    assert HomePage.objects.live().exists()


def test_the_site_is_served_at_the_public_address(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.gov.cn/huangqiao"
    found()
    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("www.example.gov.cn", 443, True)
    assert site.root_url == "https://www.example.gov.cn"


def test_a_dry_run_leaves_nothing(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    found(dry_run=True)
    printed = capsys.readouterr().out
    assert printed.index("没有改动任何数据") < printed.index("首页")
    assert "初始化完成" not in printed
    assert Page.objects.count() == 1
    assert client.get("/").status_code == 503

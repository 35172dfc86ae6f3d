"""The demonstration town's name, owner and hotlines. Its texts are Chinese data, not interface."""

from wagtail.models import Locale

from fazhi.navigation.hotlines import add_national_hotlines
from fazhi.navigation.models import SiteSettings
from fazhi.town.demo import DemoPart, DemoTown, register_demo

SETTINGS_KEY = "navigation.settings"


def make_settings() -> SiteSettings:
    """Identity without any filing number: the demonstration has none and invents none."""
    made: SiteSettings = SiteSettings.load()
    made.site_name = "法治黄桥"
    made.site_name_en = "Rule of Law in Huangqiao"
    made.tagline = "泰兴市黄桥镇 · 演示站点"
    made.tagline_en = "Huangqiao Town, Taixing · demonstration"
    made.owner = "泰兴市黄桥镇人民政府（演示）"
    made.owner_en = "People’s Government of Huangqiao Town, Taixing (demonstration)"
    made.organiser = "黄桥镇司法所（演示）"
    made.organiser_en = "Huangqiao Judicial Office (demonstration)"
    made.save()
    add_national_hotlines(made)
    return made


def load(town: DemoTown) -> None:
    """English as the second language, and the site settings."""
    if not Locale.objects.filter(language_code="en").exists():
        town.make("navigation.locale.en", lambda: Locale.objects.create(language_code="en"))
    town.make(SETTINGS_KEY, make_settings)


def register() -> None:
    """Called once, when the apps are ready."""
    register_demo(DemoPart("navigation", 60, load))

"""The demonstration's page tree and menus."""

from functools import partial

from django.conf import settings

from wagtail.models import Locale, Page, Site

from cms_pages.general import demo_contact
from cms_pages.general import demo_pages as texts
from cms_pages.general.models import (
    ContactPage,
    HomePage,
    NoticePage,
    SectionPage,
    StandardPage,
)
from cms_pages.general.publishing import publish_below, publish_first, publish_translation
from cms_pages.general.site import make_site
from cms_pages.kit.models import BasePage
from fazhi.departments.models import Department
from fazhi.navigation.demo import SETTINGS_KEY
from fazhi.navigation.models import FooterMenuItem, MainMenuItem, MenuItem, SiteSettings
from fazhi.town.demo import DemoPart, DemoTown, register_demo

HOME_KEY = "general.home"
SITE_NAME = "法治黄桥"
LAST = 50  # in a menu
LOOKS_AFTER = "general-office"  # what no department's own matters are
SECTIONS = (texts.HELP, demo_contact.NOTICES, demo_contact.CONTACT, texts.ABOUT)


def load(town: DemoTown) -> None:
    """Home, sections and pages in Chinese and English, the site, and the menus."""
    default = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    is_new = town.find(HOME_KEY) is None
    home = town.make(HOME_KEY, lambda: _make_home(town, default))
    if home is None:
        return
    if not Site.objects.filter(is_default_site=True).exists():
        town.make("general.site", lambda: make_site(home, SITE_NAME))
    english = Locale.objects.filter(language_code="en").first()
    if english:
        town.make(f"{HOME_KEY}.en", lambda: _translate_home(home, english))
    for entry in SECTIONS:
        _load_entry(town, home, entry, english)
    if is_new:
        _arrange_home(town, home)
    _load_menus(town)


def _make_home(town: DemoTown, locale: Locale) -> HomePage:
    home = HomePage(
        locale=locale,
        slug="home",
        title=texts.HOME_ZH.title,
        search_description=texts.HOME_ZH.summary,
        question=texts.QUESTION_ZH,
        lead=texts.LEAD_ZH,
        responsible_department=town.get(f"department:{LOOKS_AFTER}", Department),
    )
    return publish_below(Page.get_first_root_node(), home)


def _translate_home(home: HomePage, locale: Locale) -> HomePage:
    return publish_translation(
        home,
        locale,
        title=texts.HOME_EN.title,
        search_description=texts.HOME_EN.summary,
        question=texts.QUESTION_EN,
        lead=texts.LEAD_EN,
    )


def _key(entry: texts.Entry, language: str = "") -> str:
    return f"general.{entry.key}.{language}".rstrip(".")


def _load_entry(
    town: DemoTown, parent: BasePage, entry: texts.Entry, english: Locale | None
) -> None:
    page = town.make(_key(entry), lambda: publish_below(parent, _new_page(town, entry)))
    if page is None:
        return
    if english and entry.en:
        en = entry.en
        town.make(_key(entry, "en"), lambda: _translate(page, english, en))
    for child in entry.pages:
        _load_entry(town, page, child, english)


def _new_page(town: DemoTown, entry: texts.Entry) -> BasePage:
    department = town.find(f"department:{entry.department or LOOKS_AFTER}")
    shown = {
        "title": entry.zh.title,
        "search_description": entry.zh.summary,
        "responsible_department": department,
        **entry.fields,
    }
    if entry.pages:
        return SectionPage(**shown)
    if entry.kind == "contact":
        return ContactPage(**shown)
    kind = NoticePage if entry.kind == "notice" else StandardPage
    return kind(**shown, body=list(entry.zh.body))


def _arrange_home(town: DemoTown, home: HomePage) -> None:
    """The prototype of a first page: now, matters of life, what is new, whom to call."""
    venue = town.find("venue:service-centre")
    for page, english in ((home, False), (town.find(f"{HOME_KEY}.en"), True)):
        if isinstance(page, HomePage):
            page.parts = [
                ("now", {"venue": venue}),
                ("life_events", {"events": _matters(town, english=english)}),
                ("recent", {"number": 6}),
                ("hotlines", {}),
            ]
            publish_first(page)


def _matters(town: DemoTown, *, english: bool) -> list[dict[str, object]]:
    return [
        {
            "label": label_en if english else label,
            "description": covers_en if english else covers,
            "page": _page(town, entry),
        }
        for label, covers, label_en, covers_en, entry in demo_contact.MATTERS
    ]


def _translate(page: BasePage, locale: Locale, text: texts.Text) -> BasePage:
    body = {"body": list(text.body)} if text.body else {}
    return publish_translation(
        page, locale, title=text.title, search_description=text.summary, slug="", **body
    )


def _load_menus(town: DemoTown) -> None:
    site = town.find(SETTINGS_KEY)
    if not isinstance(site, SiteSettings):
        return
    main: list[MenuItem] = [
        MainMenuItem(page=_page(town, texts.HELP), label_en="Get help"),
        MainMenuItem(destination="places:villages", label="村和社区", label_en="Villages"),
        MainMenuItem(destination="places:venues", label="服务地点", label_en="Places"),
        MainMenuItem(destination="departments:index", label="部门", label_en="Departments"),
        MainMenuItem(page=_page(town, texts.ABOUT), label_en="About", sort_order=LAST),
        MainMenuItem(page=_page(town, demo_contact.NOTICES)),
        MainMenuItem(
            destination="legal_library:index", label="法律库", label_en="Law", sort_order=1
        ),
    ]
    footer: list[MenuItem] = [
        FooterMenuItem(page=_page(town, texts.WHAT)),
        FooterMenuItem(page=_page(town, texts.PRIVACY)),
        FooterMenuItem(page=_page(town, texts.ACCESS)),
        FooterMenuItem(destination="site_map"),
        FooterMenuItem(page=_page(town, demo_contact.CONTACT)),
    ]
    for name, menu in (("main", main), ("footer", footer)):
        for position, item in enumerate(menu):
            if item.page or item.destination:
                key = f"general.menu.{name}.{position}"
                town.make(key, partial(_save, item, site, position))


def _page(town: DemoTown, entry: texts.Entry) -> Page | None:
    found = town.find(_key(entry))
    return found if isinstance(found, Page) else None


def _save(item: MenuItem, site: SiteSettings, position: int) -> MenuItem:
    item.settings, item.sort_order = site, item.sort_order or position
    item.save()
    return item


def register() -> None:
    """Called once, when the apps are ready."""
    register_demo(DemoPart("general", 90, load))

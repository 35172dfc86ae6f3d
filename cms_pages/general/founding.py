"""The first pages of a real town: a home page in each language, and the address it is served at."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from wagtail.models import Locale, Page

from cms_pages.general.models import HomePage
from cms_pages.general.publishing import publish_below, publish_translation
from cms_pages.general.site import make_site
from fazhi.town.founding import FoundingStep, Report, register_founding
from fazhi.town.models import Town


def found_home(town_name: str, town_name_en: str) -> HomePage:
    """The home page in the first language and its translations, all public."""
    default = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node()
    with override(settings.LANGUAGE_CODE):
        home = publish_below(
            root,
            HomePage(
                locale=default, slug="home", title=_("Home"), question=_question(), lead=town_name
            ),
        )
    for locale in Locale.objects.exclude(pk=default.pk):
        with override(locale.language_code):
            publish_translation(
                home, locale, title=_("Home"), question=_question(), lead=town_name_en or town_name
            )
    return home


def _question() -> str:
    return _("Law at hand when you need it")


def run(town: Town, options: dict[str, Any], report: Report) -> None:
    """Creates the home pages and the site."""
    home = found_home(town.name, town.name_en)
    site = make_site(home, town.name)
    report.lines.append(_("Home page: %s") % site.root_url)


def register() -> None:
    """Called once, when the apps are ready."""
    register_founding(FoundingStep("general", 90, run))

"""How the site of a real town gets its name, its owner and its languages."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.models import Locale

from fazhi.navigation.hotlines import add_national_hotlines
from fazhi.navigation.models import SiteSettings
from fazhi.spreadsheets import Finding
from fazhi.town.founding import FoundingStep, Report, register_founding
from fazhi.town.models import Town

# Which option each field of the settings comes from.
OPTIONS = {
    "site_name": "--name",
    "site_name_en": "--name-en",
    "owner": "--owner",
    "owner_en": "--owner-en",
}


def add_arguments(parser: ArgumentParser) -> None:
    """What `init_town` asks about the site."""
    parser.add_argument("--owner", default="", help="authority that answers for the site")
    parser.add_argument("--owner-en", default="", help="the same in English")
    parser.add_argument(
        "--languages",
        default=settings.LANGUAGE_CODE,
        help="languages of the site, separated by commas: zh-hans, or zh-hans,en",
    )


def run(town: Town, options: dict[str, Any], report: Report) -> None:
    """Creates the languages and the site settings."""
    wanted = [code.strip().lower() for code in options["languages"].split(",") if code.strip()]
    known = dict(settings.LANGUAGES)
    if not wanted:
        report.findings.append(
            Finding(_("No language given; possible are %(known)s.") % {"known": ", ".join(known)})
        )
        return
    if unknown := [code for code in wanted if code not in known]:
        report.findings.append(
            Finding(
                _("Unknown language %(codes)s; possible are %(known)s.")
                % {"codes": ", ".join(unknown), "known": ", ".join(known)}
            )
        )
        return
    for code in {settings.LANGUAGE_CODE, *wanted}:
        Locale.objects.get_or_create(language_code=code)
    owner = options["owner"]
    site = SiteSettings.load()
    site.site_name = _("Rule of law in %s") % town.name
    site.site_name_en = f"Rule of Law in {town.name_en}" if town.name_en else ""
    site.owner = owner
    site.owner_en = options["owner_en"]
    try:
        site.full_clean()
    except ValidationError as error:
        report.refuse(error, OPTIONS)
        return
    site.save()
    add_national_hotlines(site)
    if not owner:
        report.findings.append(
            Finding(_("No owner given: the footer names none until you enter it."), is_error=False)
        )
    report.lines.append(
        _("Site settings and hotlines are ready; languages: %s.") % ", ".join(wanted)
    )


def register() -> None:
    """Called once, when the apps are ready."""
    register_founding(FoundingStep("navigation", 60, run, add_arguments))

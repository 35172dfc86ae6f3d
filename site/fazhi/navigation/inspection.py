"""What inspections of government websites look for at the foot of a page.

Sources: Guidelines for the development of government websites (国办发〔2017〕47号); inspection
indicators (国办秘函〔2019〕19号). Nothing here fills a gap: only the owner of the site can.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext

from fazhi.navigation.frame import correction_link
from fazhi.navigation.models import FooterMenuItem, SiteSettings

FIELDS: dict[str, str | Promise] = {
    "owner": _("owner of the site"),
    "phone": _("telephone of the office that runs the site"),
    "identification_code": _("site identification code"),
    "icp_number": _("ICP filing number"),
    "police_number": _("public security filing number"),
}


def missing_parts(settings: SiteSettings) -> list[str | Promise]:
    """What is not shown at the foot of the pages, named as on the form."""
    missing = [label for field, label in FIELDS.items() if not getattr(settings, field)]
    shown = _footer_titles(settings)
    with override("zh-hans"):  # the titles are Chinese, whatever the administrator reads
        privacy = pgettext("word in the title of a page", "privacy")
        accessibility = pgettext("word in the title of a page", "accessibility")
    if not any(privacy in title for title in shown):
        missing.append(_("a page about privacy in the footer menu"))
    if not any(accessibility in title for title in shown):
        missing.append(_("an accessibility statement in the footer menu"))
    if not any(item.destination == "site_map" for item in _footer(settings)):
        missing.append(_("the site map in the footer menu"))
    if correction_link(settings) is None:
        missing.append(_("the entrance to report mistakes"))
    return missing


def _footer(settings: SiteSettings) -> list[FooterMenuItem]:
    return list(settings.footer_menu.select_related("page")) if settings.pk else []


def _footer_titles(settings: SiteSettings) -> list[str]:
    """Titles and labels of the public pages that the footer leads to."""
    pages = [(item.label, item.page) for item in _footer(settings)]
    return [f"{label} {page.title}" for label, page in pages if page and page.live]

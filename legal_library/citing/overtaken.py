"""The dashboard's list of public pages that cite law which does not apply any more, or reads otherwise."""

from collections import defaultdict
from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.models import Page

from cms_pages.kit.models import of_any_type
from fazhi.signoff.lists import DashboardList, Line, register_list
from legal_library.citing.cited import Cited, cited
from legal_library.citing.keys import Key
from legal_library.models.citations import PageCitation
from legal_library.status import ENDED

BETWEEN = "\u3001"


def register() -> None:
    """Called once, when the apps are ready."""
    register_list(
        DashboardList("law", gettext_lazy("Cites law that does not apply any more"), lines)
    )


def lines(departments: Collection[int] | None, most: int) -> list[Line]:
    """The pages of departments with what of their law has changed; six queries."""
    pages = Page.objects.live().filter(alias_of=None)
    pages = pages.annotate(
        department_id=of_any_type("responsible_department"),
        department=of_any_type("responsible_department__name"),
    )
    if departments is not None:
        pages = pages.filter(department_id__in=departments)
    keys = {
        citation: Key(citation.law_id, citation.number, citation.sub)
        for citation in PageCitation.objects.filter(page__in=pages.values("pk")).order_by("page")
    }
    today = cited(keys.values())
    notes: dict[int, list[str]] = defaultdict(list)
    for citation, key in keys.items():
        if note := _wrong(citation, today.get(key)):
            notes[citation.page_id].append(note)
    chosen = {page.pk: page for page in pages.filter(pk__in=[*notes][:most])}
    return [
        Line(
            chosen[pk].draft_title,
            reverse("wagtailadmin_pages:edit", args=[pk]),
            BETWEEN.join(dict.fromkeys(notes[pk])),
            chosen[pk].department or "",
        )
        for pk in [*notes][:most]
        if pk in chosen
    ]


def _wrong(citation: PageCitation, one: Cited | None) -> str:
    if one is None:
        return ""
    if one.status in ENDED or one.is_missing:
        return f"{one.label} {one.warning}"
    if citation.digest and citation.digest != one.digest:
        return _("%(article)s reads otherwise today") % {"article": one.label}
    return ""

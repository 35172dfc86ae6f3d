"""The service guides that everybody may read at this moment."""

from django.db.models import Prefetch, QuerySet

from cms_pages.kit.finding.visibility import public_pages
from cms_pages.services.choices import ItemState
from cms_pages.services.models import ServiceGuidePage

# What a link to a guide is made of: its papers and steps are long, and stand in every row.
_OF_A_LINK = ("title", "slug", "path", "depth", "url_path", "locale", "initial", "public_id")


def public_guides() -> QuerySet[ServiceGuidePage]:
    """All of them, in every public language; three queries to know which languages and pages these are.

    Nothing is remembered: what was withdrawn a moment ago is left out.
    """
    found: QuerySet[ServiceGuidePage] = ServiceGuidePage.objects.filter(
        pk__in=public_pages().order_by().values("pk")
    )
    return found


def guides_in_use() -> QuerySet[ServiceGuidePage]:
    """The same without items that have ended: nobody handles them any more."""
    return public_guides().exclude(state=ItemState.ENDED)


def handled_guides(language: str) -> Prefetch:
    """For counters: the guides that they handle, in one language."""
    found = guides_in_use().filter(locale__language_code=language)
    links = found.select_related("locale").only(*_OF_A_LINK, "locale__language_code")
    return Prefetch("guides", links.order_by("initial", "slug", "pk"))

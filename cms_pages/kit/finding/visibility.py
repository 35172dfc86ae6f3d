"""Which pages and documents everybody may read at this moment, as the database has it."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site

from cms_pages.kit.finding.models import PageDocument
from fazhi.media.models import CustomDocument


def public_pages() -> QuerySet[Page]:
    """Public pages below the public home pages, those that say the same elsewhere once.

    Nothing is remembered from one call to the next: what was made private a moment ago is left out.
    """
    below = Q(pk__in=[])
    for path in public_homes().values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return _open(Page.objects.order_by("pk").filter(below))


def public_homes() -> QuerySet[Page]:
    """The home pages of the languages that the site speaks in public."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return Page.objects.none()
    key = Page.objects.filter(pk=site.root_page_id).values("translation_key")
    return _open(Page.objects.order_by("pk").filter(translation_key__in=key))


def public_languages() -> list[str]:
    """The codes of these languages."""
    return list(public_homes().values_list("locale__language_code", flat=True))


def _open(pages: QuerySet[Page]) -> QuerySet[Page]:
    now = timezone.now()
    found = pages.filter(Q(expire_at=None) | Q(expire_at__gt=now), live=True, alias_of=None)
    for path in PageViewRestriction.objects.values_list("page__path", flat=True).distinct():
        found = found.exclude(path__startswith=path)
    return found


def public_documents() -> QuerySet[CustomDocument]:
    """The documents to which a public page leads, and whose collection is not private.

    What was only uploaded is not public yet: its page may still be a draft.
    """
    linked = PageDocument.objects.filter(document=OuterRef("pk"), page__in=public_pages())
    found = CustomDocument.objects.order_by("pk").filter(Exists(linked))
    restrictions = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    for path in restrictions.distinct():
        found = found.exclude(collection__path__startswith=path)
    return found

"""Which guides are asked for. Everything that is given out is public at this moment."""

from django.db.models import Prefetch, QuerySet

from wagtail.fields import StreamField

from cms_pages.services.api.parameters import GuideFilters
from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.models.guide import LONGEST_CODE
from cms_pages.services.windows.guides import public_guides
from fazhi.links.ids import normalise_public_id
from fazhi.places.models import Counter


def guides_asked_for(asked: GuideFilters, language: str) -> QuerySet[ServiceGuidePage]:
    """The guides that fit everything that is asked for, in the order of the page tree."""
    found = public_guides().filter(locale__language_code=language)
    if asked.department:
        found = found.filter(responsible_department__public_id=asked.department)
    if asked.life_event:
        found = found.filter(life_events__slug=asked.life_event)
    if asked.window:
        found = found.filter(counters__public_id=asked.window)
    if asked.audience:
        found = found.filter(audience__contains=asked.audience.value)
    if asked.updated_since:
        found = found.filter(last_published_at__gte=asked.updated_since)
    return _with_references(found).defer(*_streams()).order_by("path")


def guide_asked_for(identifier: str, language: str) -> ServiceGuidePage | None:
    """The guide of a permanent id, or the one of an implementing code in a language."""
    if len(identifier) > LONGEST_CODE or "\x00" in identifier:
        return None
    found = _with_references(public_guides())
    by_id = found.filter(public_id=normalise_public_id(identifier)).first()
    if by_id:
        return by_id
    by_code = found.filter(code__iexact=identifier, locale__language_code=language)
    return by_code.order_by("path").first()


def _with_references(guides: QuerySet[ServiceGuidePage]) -> QuerySet[ServiceGuidePage]:
    counters = Prefetch("counters", Counter.objects.select_related("venue"))
    return guides.select_related("responsible_department", "locale").prefetch_related(
        "life_events", counters
    )


def _streams() -> list[str]:
    """The long fields, which lists do not give out."""
    fields = ServiceGuidePage._meta.get_fields()
    return [field.name for field in fields if isinstance(field, StreamField)]

"""To which journeys a guide belongs, and where in them it stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType

from wagtail.models import ReferenceIndex

from cms_pages.kit.related import readable_pages

if TYPE_CHECKING:
    from cms_pages.services.models import JourneyPage, ServiceGuidePage


@dataclass(frozen=True)
class Part:
    """A journey with the stage in which a guide stands, and the names of those beside it."""

    journey: "JourneyPage"
    number: int
    stages: int
    before: str = ""
    after: str = ""


def journeys_with(guide: "ServiceGuidePage") -> list[Part]:
    """The public journeys that lead to a guide, in the language of its reader; four queries at most."""
    from cms_pages.services.models import JourneyPage, ServiceGuidePage

    same = ServiceGuidePage.objects.filter(translation_key=guide.translation_key)
    references = ReferenceIndex.objects.filter(
        content_type=ContentType.objects.get_for_model(JourneyPage),
        to_object_id__in=[str(pk) for pk in same.values_list("pk", flat=True)],
        model_path__startswith="stages",
    )
    keys = {int(key) for key in references.values_list("object_id", flat=True)}
    if not keys:
        return []
    found = JourneyPage.objects.live().filter(pk__in=keys).order_by("path")
    readable = readable_pages(found)
    parts = []
    for journey in found:
        if readable.get(journey.translation_key):
            parts += _parts(journey, guide)
    return parts


def _parts(journey: "JourneyPage", guide: "ServiceGuidePage") -> list[Part]:
    stages = [child.value for child in journey.stages]
    for place, stage in enumerate(stages):
        if any(
            task["guide"] and task["guide"].translation_key == guide.translation_key
            for task in stage["tasks"]
        ):
            before = stages[place - 1]["name"] if place else ""
            after = stages[place + 1]["name"] if place + 1 < len(stages) else ""
            return [Part(journey, place + 1, len(stages), before, after)]
    return []

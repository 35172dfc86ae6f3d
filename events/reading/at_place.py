"""The next sessions in a village or a venue, as the page of the place shows them."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from events.models import LecturePage, LecturesPage, SessionChange
from events.reading.programme import Choice
from events.reading.shown import ShownSession, all_shown, public_sessions, with_facts
from events.reading.visible import public_lectures
from fazhi.places.models import Venue, Village
from fazhi.places.sections import Place, Section, register_section
from fazhi.workdays import now

MOST = 5


def lectures_at(place: Place, request: HttpRequest) -> Section | None:
    """What comes next there, and what was cancelled or has gone elsewhere, so that nobody comes in vain.

    `None` for nothing. Three queries, one where nothing is planned.
    """
    here = Q(venue=place) if isinstance(place, Venue) else Q(venue__village=place)
    gone = SessionChange.objects.filter(here, starts_at__gt=now()).values("session")
    rows = public_sessions().filter(
        here | Q(pk__in=gone), lecture__in=public_lectures(), ends_at__gt=now()
    )
    found = all_shown(with_facts(rows).order_by("starts_at", "pk")[:MOST])
    if not found:
        return None
    village = place.village if isinstance(place, Venue) else place
    return Section(
        "events/parts/at_place.html",
        {
            "place": place,
            "sessions": found,
            "village": village,
            "programmes": _programmes(found, village, request),
            "feed_url": reverse("events:venue_feed", args=[place.slug])
            if isinstance(place, Venue)
            else "",
        },
        "css/events.css",
    )


def _programmes(
    found: list[ShownSession], village: Village | None, request: HttpRequest
) -> list[Choice]:
    """Each programme of which these are, narrowed to the village; in the language in use if it can be."""
    lectures = (shown.session.lecture for shown in found)
    paths = {lecture.path[: -LecturePage.steplen] for lecture in lectures if lecture}
    keys = LecturesPage.objects.filter(path__in=paths).values("translation_key")
    pages = LecturesPage.objects.live().filter(translation_key__in=keys).select_related("locale")
    wanted = get_language() or settings.LANGUAGE_CODE
    in_order = sorted(pages.order_by("path"), key=lambda p: p.locale.language_code == wanted)
    urls = {page.translation_key: (page.title, page.public_url(request)) for page in in_order}
    narrowed = f"?village={village.slug}#list" if village else ""
    return [Choice(title, f"{url}{narrowed}") for title, url in urls.values() if url]


def register() -> None:
    """Called once, when the apps are ready."""
    register_section("lectures", lectures_at)

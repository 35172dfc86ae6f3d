"""Whoever asks the search which window something is for gets cards of the window and of the guide."""

from django.conf import settings
from django.utils.translation import get_language

from cms_pages.kit.finding.pages import SOURCE as PAGE
from cms_pages.kit.finding.places import VENUES, part_of_counter
from cms_pages.services.windows.asking import question_in
from cms_pages.services.windows.finding import Match, matches
from fazhi.places.models import Counter
from search.page.results import MOST_CARDS
from search.readers import Place, Reading, register_reader

MOST_WINDOWS = MOST_CARDS - 1  # beside the guide; with more than fit there would be no cards at all


def read_question(normalised: str) -> Reading | None:
    """What a query asks that is about a window; None for any other, and where no window is known.

    The rest is what it is for, without the words around it: guides and laws are found by that.
    """
    question = question_in(normalised)
    if question is None:
        return None
    found = matches(question.matter, get_language() or settings.LANGUAGE_CODE)
    if found.is_sure and found.found:
        return _reading(question.matter, found.found[0])
    return Reading(question.matter) if question.is_certain else None


def _reading(matter: str, match: Match) -> Reading:
    keys = match.counters[:MOST_WINDOWS]
    venues = dict(Counter.objects.filter(pk__in=keys).values_list("pk", "venue"))
    places = [
        Place(VENUES.name, venues[key], part_of_counter(key, code))
        for key in keys
        if key in venues
        for code, _name in settings.LANGUAGES
    ]
    if match.guide:
        places.append(Place(PAGE, match.guide))
    return Reading(matter, pinned=tuple(places))


def register() -> None:
    """Called once, when the apps are ready."""
    register_reader("windows", read_question)

"""Which window something is for, as the search understands what somebody types.

What is looked for are guides and counters, by the index of the site: its everyday words, keywords and weights
hold here as well, and whatever finds a guide there finds its window here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cms_pages.kit.finding import departments, pages, places
from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.windows.asking import forms_of
from cms_pages.services.windows.guides import guides_in_use
from fazhi.places.models import Counter
from search.finding.facets import Filters
from search.finding.searching import Found, find
from search.readers import Place

MOST = 5  # answers
MOST_UNSURE = 3
_CATEGORIES = frozenset({str(ServiceGuidePage._meta.model_name), places.COUNTER})


@dataclass(frozen=True)
class Match:
    """Something that was found, and its windows: a guide, a department, or a counter by itself."""

    counters: tuple[int, ...]
    guide: int | None = None
    department: int | None = None


@dataclass(frozen=True)
class Matches:
    """What was found, the best first. ``is_sure`` where all that was typed fits, or everyday words for it."""

    matter: str
    found: list[Match] = field(default_factory=list)
    is_sure: bool = False


def matches(matter: str, language: str) -> Matches:
    """The windows for what somebody wants to do, at most `MOST` answers."""
    unsure: list[Place] = []
    for form in forms_of(matter):
        found = find(form, Filters(language, {"category": _CATEGORIES}))
        named = [p for p in found.query.pinned if p.source == departments.DEPARTMENTS.name]
        if sure := [*named, *_places(found, strict=True)]:
            return Matches(matter, list(_matches(sure))[:MOST], is_sure=True)
        unsure += _places(found, strict=False)
    return Matches(matter, list(_matches(unsure[: MOST_UNSURE * 2]))[:MOST_UNSURE])


def _places(found: Found, *, strict: bool) -> list[Place]:
    """What was found, in its order; only what fits completely, or all of it."""
    ranked = (one.candidate for one in found.ranked)
    return [
        Place(one.source, one.subject, one.part)
        for one in ranked
        if not strict or one.entry in found.strict
    ]


def _matches(found: Iterable[Place]) -> Iterator[Match]:
    """Each with its windows, each window by itself only where nothing better has led to it; two queries."""
    found = list(dict.fromkeys(found))
    of_guides = _counters_of_guides(p.subject for p in found if p.source == pages.SOURCE)
    of_departments = _counters_of_departments(
        p.subject for p in found if p.source == departments.DEPARTMENTS.name
    )
    shown: set[int] = set()
    guides: set[int] = set()
    for place in found:
        match = _match(place, of_guides, of_departments)
        if match and match.guide in guides:
            continue  # found by another part of it
        if match and match.guide:
            guides.add(match.guide)
        if match and not (match.guide is None and shown.issuperset(match.counters)):
            shown.update(match.counters)
            yield match


def _match(
    place: Place, of_guides: dict[int, list[int]], of_departments: dict[int, list[int]]
) -> Match | None:
    key = place.subject
    if place.source == pages.SOURCE and key in of_guides:
        return Match(tuple(of_guides[key]), guide=key)
    if place.source == departments.DEPARTMENTS.name and of_departments.get(key or 0):
        return Match(tuple(of_departments[key or 0]), department=key)
    counter = places.counter_in(place.part) if place.source == places.VENUES.name else None
    return Match((counter,)) if counter else None


def _counters_of_guides(keys: Iterable[int | None]) -> dict[int, list[int]]:
    """The counters of each guide that is public at this moment; of one without any an empty list."""
    public = guides_in_use().filter(pk__in=[key for key in keys if key])
    rows = public.order_by("counters__venue__order", "counters__venue__name", "counters__number")
    return _by_first(rows.values_list("pk", "counters"))


def _counters_of_departments(keys: Iterable[int | None]) -> dict[int, list[int]]:
    wanted = [key for key in keys if key]
    rows = Counter.objects.filter(departments__in=wanted) if wanted else Counter.objects.none()
    return _by_first(rows.values_list("departments", "pk"))


def _by_first(rows: Iterable[tuple[int, int | None]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for first, second in rows:
        found.setdefault(first, []).extend([second] if second else [])
    return found

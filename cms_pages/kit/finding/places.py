"""Venues with their counters, villages and communities as sources of the search."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from cms_pages.kit.finding.naming import further_names, numbers_in
from cms_pages.kit.finding.rows import RowSource, address_line, hours_line, lines, part_in
from fazhi.places.models import Counter, OpeningHours, Venue, VenueKind, Village, VillageKind
from fazhi.places.models.base import in_language
from fazhi.places.models.villages import ending_of
from fazhi.places.opening import Schedule
from fazhi.places.presentation import hours_rows
from search.documents import Document, Facets

KIND = "place"
COUNTER = "counter"
WEIGHT = 2.0  # of a venue: who goes there wants its hours, which a department has in words only
VILLAGE_WEIGHT = 1.6
_PLACES = {KIND: pgettext_lazy("kind of hit", "places")}


def _of_venue(venue: Venue, language: str) -> Iterator[Document]:
    if language == "en" and not venue.name_en:
        return
    yield Document(
        part=part_in(language),
        facets=Facets(language=language, kind=KIND, category=_category(venue.kind)),
        title=venue.title,
        label=venue.phone,
        names=further_names(venue.title, venue.name, venue.name_en, *numbers_in(venue.phone)),
        said=(venue.get_kind_display(),),
        url=venue.get_absolute_url(),
        body=lines(
            _address(venue),
            _hours(venue.schedule),
            in_language(venue.directions, venue.directions_en),
        ),
        boost=WEIGHT,
    )
    for counter in venue.counters.all():
        yield Document(
            part=part_of_counter(counter.pk, language),
            facets=Facets(language=language, kind=KIND, category=COUNTER),
            title=_("No. %(number)s, %(name)s") % {"number": counter.number, "name": counter.title},
            context=venue.title,
            label=venue.phone,
            url=counter.get_absolute_url(),
            body=lines(
                " ".join(counter.localized_handles), _address(venue), _hours(counter.schedule)
            ),
            boost=WEIGHT,
        )


def part_of_counter(key: int, language: str) -> str:
    """The part of its venue that a counter is in a language."""
    return f"{COUNTER}-{key}-{language}"


def counter_in(part: str) -> int | None:
    """The key of the counter that a part of a venue is; none where it is the venue itself."""
    kind, _hyphen, rest = part.partition("-")
    key = rest.partition("-")[0]
    return int(key) if kind == COUNTER and key.isdecimal() else None


def _address(place: Venue | Village) -> str:
    return address_line(in_language(place.address, place.address_en))


def _hours(schedule: Schedule) -> str:
    """Those of the week: what differs on single days says the page."""
    return hours_line("\n".join(f"{row.days} {row.text}" for row in hours_rows(schedule)))


def _category(kind: str) -> str:
    return "" if kind == VenueKind.OTHER else f"venue_{kind}"


def _public_venues() -> QuerySet[Venue]:
    return Venue.objects.prefetch_related("hours", "counters")


VENUES = RowSource(
    "venue",
    kinds=_PLACES,
    public=_public_venues,
    documents_in=_of_venue,
    categories={
        **{_category(kind): kind.label for kind in VenueKind if kind != VenueKind.OTHER},
        COUNTER: pgettext_lazy("category of hits", "counters"),
    },
)


def _of_village(village: Village, language: str) -> Iterator[Document]:
    if language == "en" and not village.name_en:
        return
    yield Document(
        part=part_in(language),
        facets=Facets(language=language, kind=KIND, category=village.kind),
        title=village.title,
        label=village.phone,
        names=further_names(village.title, *_other_names(village)),
        url=village.get_absolute_url(),
        body=lines(_address(village), village.localized_summary),
        boost=VILLAGE_WEIGHT,
    )


def _other_names(village: Village) -> Iterator[str]:
    """In every language, and without the word for its kind, as people call it."""
    for name in filter(None, (village.name, village.name_en)):
        yield name
        if ending := ending_of(name, VillageKind(village.kind)):
            yield name[: -len(ending)]
    yield from numbers_in(village.phone)


VILLAGES = RowSource(
    "village",
    kinds=_PLACES,
    public=Village.objects.all,
    documents_in=_of_village,
    categories={kind.value: kind.label for kind in VillageKind},
)


def _venues_of(row: OpeningHours | Counter) -> Iterable[int]:
    """The venue whose hours or counter it is, and the one from which it was moved."""
    before = type(row).objects.filter(pk=row.pk).values_list("venue", flat=True)
    counters = Counter.objects.none()
    if isinstance(row, OpeningHours) and row.counter_id:
        counters = Counter.objects.filter(pk=row.counter_id)
    found = {row.venue_id, *before, *counters.values_list("venue", flat=True)}
    return sorted(found - {None})


def register() -> None:
    """Called once, when the apps are ready."""
    VENUES.register()
    VENUES.follow(Venue, lambda venue: (venue.pk,))
    VENUES.follow(OpeningHours, _venues_of, pre_save)
    VENUES.follow(Counter, _venues_of, pre_save)
    VILLAGES.register()
    VILLAGES.follow(Village, lambda village: (village.pk,))

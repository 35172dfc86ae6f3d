"""The guides of the town as readers narrow them down; no script needed, and every choice is an address."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from cms_pages.kit.choosing import Choice, NarrowedList, asked_with
from cms_pages.services.choices import Audience, Channel, Scope
from cms_pages.services.exchange.kinds import KINDS
from cms_pages.services.models.life_events import LifeEvent
from fazhi.departments.models import Department
from fazhi.navigation.frame import current_frame
from fazhi.places.models import Counter, Village
from fazhi.places.my_village import current_village

if TYPE_CHECKING:
    from cms_pages.services.models import GuidesPage, JourneyPage, ServiceGuidePage

GUIDES_PER_SCREEN = 30
LONGEST_WORDS = 80  # characters
# How something gets done without leaving the village.
IN_THE_VILLAGE = Q(scope=Scope.VILLAGE) | Q(channels__contains=Channel.HOME)


class GuideList(NarrowedList):
    """The guides below a page."""

    def __init__(self, page: "GuidesPage", request: HttpRequest) -> None:
        from cms_pages.services.models import ServiceGuidePage

        super().__init__(request)
        self.all: QuerySet[ServiceGuidePage] = _open(ServiceGuidePage.objects.child_of(page))
        self.words = self._asked.get("q", "").replace("\x00", "").strip()[:LONGEST_WORDS]

    @cached_property
    def events(self) -> list[LifeEvent]:
        """The moments of life that a guide names, with how many guides do; one query."""
        counted = Count("guides", filter=Q(guides__in=self.all.values("pk")))
        return list(LifeEvent.objects.annotate(number=counted).filter(number__gt=0))

    @cached_property
    def departments(self) -> list[Department]:
        """The departments that answer for one."""
        keys = self.all.order_by().values("responsible_department")
        return list(Department.objects.filter(pk__in=keys))

    @cached_property
    def counters(self) -> list[Counter]:
        """The counters that handle one."""
        found = Counter.objects.filter(guides__in=self.all.order_by().values("pk"))
        return list(found.select_related("venue").distinct())

    @cached_property
    def letters(self) -> list[str]:
        """The letters with which a title begins when it is spelled."""
        found = self.all.order_by().values_list("initial", flat=True).distinct()
        return sorted(letter for letter in found if letter)

    @property
    def event(self) -> LifeEvent | None:
        """The chosen moment of life."""
        return next((e for e in self.events if e.slug == self._asked.get("event")), None)

    @property
    def department(self) -> Department | None:
        """The chosen department."""
        asked = self._asked.get("department")
        return next((d for d in self.departments if d.public_id == asked), None)

    @property
    def counter(self) -> Counter | None:
        """The chosen window."""
        asked = self._asked.get("window")
        return next((c for c in self.counters if c.public_id == asked), None)

    @property
    def audience(self) -> str:
        """Who applies, as chosen."""
        asked = self._asked.get("audience", "")
        return asked if asked in Audience.values else ""

    @property
    def letter(self) -> str:
        """The chosen letter."""
        asked = self._asked.get("letter", "").upper()
        return asked if asked in self.letters else ""

    @cached_property
    def village(self) -> Village | None:
        """The village in which it is to be done."""
        asked = self._asked.get("village", "").replace("\x00", "")
        return Village.objects.filter(slug=asked).first() if asked else None

    @property
    def is_used(self) -> bool:
        """Whether anything is chosen."""
        chosen = (self.words, self.event, self.department, self.counter)
        return any((*chosen, self.audience, self.letter, self.village))

    @cached_property
    def matching(self) -> "QuerySet[ServiceGuidePage]":
        """The guides that fit everything that is chosen, by their spelled titles."""
        found = self.all
        for word in self.words.split():
            said = Q(title__icontains=word) | Q(search_description__icontains=word)
            found = found.filter(said | Q(keywords__icontains=word))
        if self.event:
            found = found.filter(life_events=self.event)
        if self.department:
            found = found.filter(responsible_department=self.department)
        if self.counter:
            found = found.filter(counters=self.counter)
        if self.audience:
            found = found.filter(audience__contains=self.audience)
        if self.letter:
            found = found.filter(initial=self.letter)
        if self.village:
            found = found.filter(IN_THE_VILLAGE)
        return found.select_related("responsible_department").order_by("initial", "slug", "pk")


def _open(guides: "QuerySet[ServiceGuidePage]") -> "QuerySet[ServiceGuidePage]":
    found = guides.live()  # type: ignore[attr-defined]
    for path in current_frame().private_paths:
        found = found.exclude(path__startswith=path)
    return found


def guides_context(page: "GuidesPage", request: HttpRequest) -> dict[str, Any]:
    """The list, what it can be narrowed by, and the journeys."""
    chosen = GuideList(page, request)
    paginator = Paginator(chosen.matching, GUIDES_PER_SCREEN)
    page_obj = paginator.get_page(request.GET.get("page"))
    return {
        "guides": chosen,
        "page_obj": page_obj,
        "page_range": paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1),
        "ellipsis": Paginator.ELLIPSIS,
        "journeys": [] if chosen.is_used else list(journeys_below(page)),
        "downloads": _downloads(page, request),
        "by": _ways(chosen, current_village(request)),
    }


def journeys_below(page: "GuidesPage") -> "QuerySet[JourneyPage]":
    """The public journeys, as arranged in the page tree."""
    from cms_pages.services.models import JourneyPage

    found = JourneyPage.objects.child_of(page).live().order_by("path")
    for path in current_frame().private_paths:
        found = found.exclude(path__startswith=path)
    return found


def _downloads(page: "GuidesPage", request: HttpRequest) -> list[Choice]:
    """Every file that there is of the list as it is narrowed here."""
    asked = asked_with(request, {"page": []})
    return [
        Choice(kind.upper(), reverse("services:guide_list", args=[page.public_id, kind]) + asked)
        for kind in KINDS
    ]


def _ways(chosen: GuideList, home: Village | None) -> dict[str, list[Choice]]:
    event, department, counter = chosen.event, chosen.department, chosen.counter
    return {
        "event": chosen.choices("event", [(e.slug, e.title, e == event) for e in chosen.events]),
        "department": chosen.choices(
            "department",
            [(d.public_id, d.local_name, d == department) for d in chosen.departments],
        ),
        "window": chosen.choices(
            "window", [(c.public_id, str(c), c == counter) for c in chosen.counters]
        ),
        "audience": chosen.choices(
            "audience", [(v, str(label), v == chosen.audience) for v, label in Audience.choices]
        ),
        "village": chosen.choices(
            "village",
            [(v.slug, v.title, v == chosen.village) for v in _each_once(chosen.village, home)],
        ),
        "letter": chosen.choices(
            "letter", [(one, one, one == chosen.letter) for one in chosen.letters]
        ),
    }


def _each_once(*villages: Village | None) -> list[Village]:
    return list(dict.fromkeys(village for village in villages if village))

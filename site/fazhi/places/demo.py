"""The demonstration's villages, grid, venues and counters."""

import datetime as dt
from functools import partial

from django.db import models

from fazhi.departments.models import Department
from fazhi.pinyin import name_slug
from fazhi.places.demo_data import (
    CELLS_EACH,
    COMMUNITIES,
    COUNTERS,
    LARGER,
    ORDINALS,
    SERVICE_CENTRE,
    VENUES,
    VILLAGES,
    DemoCounter,
    DemoHours,
    DemoVenue,
)
from fazhi.places.models import Counter, GridCell, OpeningHours, Venue, Village, VillageKind
from fazhi.town.demo import DEMO_NAME, DEMO_NAME_EN, DemoPart, DemoTown, register_demo


def load(town: DemoTown) -> None:
    """Makes everything once."""
    root = town.make("grid", _make_town_cell)
    names = [*VILLAGES, *COMMUNITIES]
    for number, name in enumerate(names, start=1):
        village = town.make(f"village:{name}", partial(_make_village, name, number))
        if root and village:
            _load_grid(town, root, village, name, number)
    for number, data in enumerate(VENUES):
        town.make(f"venue:{data.key}", partial(_make_venue, data, number))
    centre = town.find(f"venue:{SERVICE_CENTRE}")
    if isinstance(centre, Venue):
        for counter in COUNTERS:
            departments = [town.find(f"department:{key}") for key in counter.departments]
            town.make(
                f"counter:{counter.number}", partial(_make_counter, counter, centre, departments)
            )


def _load_grid(town: DemoTown, root: GridCell, village: Village, name: str, number: int) -> None:
    """The village's cell and those in it."""
    code = f"DEMO-2-{number:02}"
    cell = town.make(f"grid:{name}", partial(_make_cell, root, village, code, "网格"))
    if cell is None:
        return
    for place in range(CELLS_EACH + (name in LARGER)):
        ending = f"第{ORDINALS[place]}网格"
        code = f"DEMO-3-{number:02}-{place + 1}"
        town.make(f"grid:{name}:{place + 1}", partial(_make_cell, cell, village, code, ending))


def _make_town_cell() -> GridCell:
    return GridCell.objects.create(
        level=1, name=f"{DEMO_NAME}网格", name_en=f"{DEMO_NAME_EN} town grid", code="DEMO-1"
    )


def _make_village(name: str, number: int) -> Village:
    spelled = name_slug(name).replace("lv", "lü").capitalize()
    is_village = name in VILLAGES
    return Village.objects.create(
        name=f"{name}村" if is_village else f"{name}社区",
        name_en=f"{spelled} Village" if is_village else f"{spelled} Community",
        kind=VillageKind.VILLAGE if is_village else VillageKind.COMMUNITY,
        phone=f"0523-{number:08}",
        order=number,
    )


def _make_cell(parent: GridCell, village: Village, code: str, ending: str) -> GridCell:
    return GridCell.objects.create(
        level=parent.level + 1,
        parent=parent,
        village=village,
        code=code,
        name=f"{village.name}{ending}",
    )


def _make_venue(data: DemoVenue, number: int) -> Venue:
    venue = Venue.objects.create(
        name=data.name,
        name_en=data.name_en,
        kind=data.kind,
        address=data.address,
        address_en=data.address_en,
        phone=data.phone,
        capacity=data.capacity,
        accessibility=data.accessibility,
        directions=data.directions,
        about_counters=data.about_counters,
        about_counters_en=data.about_counters_en,
        order=number,
    )
    for hours in data.hours:
        _make_hours(venue, hours)
    return venue


def _make_hours(venue: Venue, hours: DemoHours) -> None:
    OpeningHours.objects.create(
        venue=venue,
        weekdays=hours.days,
        opens=dt.time.fromisoformat(hours.opens),
        closes=dt.time.fromisoformat(hours.closes),
        follows_workdays=hours.follows_workdays,
    )


def _make_counter(
    data: DemoCounter, venue: Venue, departments: list[models.Model | None]
) -> Counter:
    counter = Counter(
        venue=venue,
        number=data.number,
        name=data.name,
        name_en=data.name_en,
        handles="\n".join(data.handles),
        floor=1,
    )
    counter.departments.set([d for d in departments if isinstance(d, Department)])
    counter.save()
    return counter


def register() -> None:
    """Called once, when the apps are ready."""
    register_demo(DemoPart("places", 30, load))

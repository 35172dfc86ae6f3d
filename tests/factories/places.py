import datetime as dt

import factory

from fazhi.places.models import (
    Counter,
    GridCell,
    GridKind,
    OpeningException,
    OpeningHours,
    Venue,
    VenueKind,
    Village,
)


class VillageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Village

    name = factory.Sequence(lambda n: f"示例{n}村")


class TownCellFactory(factory.django.DjangoModelFactory):
    """The cell of the whole town."""

    class Meta:
        model = GridCell

    level = 1
    name = "示例镇网格"
    code = factory.Sequence(lambda n: f"T-{n}")


class VillageCellFactory(factory.django.DjangoModelFactory):
    """The cell of a village."""

    class Meta:
        model = GridCell

    level = 2
    name = factory.LazyAttribute(lambda o: f"{o.village.name}网格")
    code = factory.Sequence(lambda n: f"V-{n}")
    parent = factory.SubFactory(TownCellFactory)
    village = factory.SubFactory(VillageFactory)


class CellFactory(factory.django.DjangoModelFactory):
    """A cell within a village's cell."""

    class Meta:
        model = GridCell

    level = 3
    name = factory.Sequence(lambda n: f"第{n}网格")
    code = factory.Sequence(lambda n: f"C-{n}")
    kind = GridKind.COMPREHENSIVE
    parent = factory.SubFactory(VillageCellFactory)
    village = factory.LazyAttribute(lambda o: o.parent.village)


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue

    name = factory.Sequence(lambda n: f"示例{n}便民服务中心")
    kind = VenueKind.SERVICE_CENTRE


class CounterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Counter

    venue = factory.SubFactory(VenueFactory)
    number = factory.Sequence(lambda n: n + 1)
    name = "社会事务"


class HoursFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OpeningHours

    weekdays = ("1", "2", "3", "4", "5")
    opens = dt.time(8, 30)
    closes = dt.time(17, 30)


class ExceptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OpeningException

    first_day = dt.date(2026, 10, 12)
    last_day = factory.SelfAttribute("first_day")

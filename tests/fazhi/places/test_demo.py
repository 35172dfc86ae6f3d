"""The demonstration's places: 66 villages and communities by name, a grid of three levels."""

from django.db.models import Count

import pytest

from fazhi.places import demo
from fazhi.places.models import Counter, GridCell, OpeningHours, Village
from fazhi.town.demo import DemoTown

pytestmark = pytest.mark.django_db


def test_the_town_has_its_villages_and_its_grid() -> None:
    demo.load(DemoTown())
    assert Village.objects.count() == 66
    levels = GridCell.objects.order_by("level").values_list("level").annotate(Count("pk"))
    assert list(levels) == [(1, 1), (2, 66), (3, 211)]
    assert Counter.objects.count() == 6
    assert OpeningHours.objects.exists()


def test_loading_again_changes_nothing() -> None:
    demo.load(DemoTown())
    before = list(Village.objects.values()), list(GridCell.objects.values())
    demo.load(DemoTown())
    assert (list(Village.objects.values()), list(GridCell.objects.values())) == before

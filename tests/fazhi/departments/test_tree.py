import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

import pytest

from fazhi.departments.models import Department
from tests.factories.departments import DepartmentFactory

pytestmark = pytest.mark.django_db


def make(name: str, parent: Department | None = None, **values: object) -> Department:
    return DepartmentFactory.create(name=name, parent=parent, **values)


def test_tree_shows_each_department_before_its_parts_in_their_order() -> None:
    town = make("镇政府")
    make("乙", town, sort_order=2)
    first = make("甲", town, sort_order=1)
    make("甲一", first)
    assert [(n.depth, n.department.name) for n in Department.objects.tree()] == [
        (0, "镇政府"),
        (1, "甲"),
        (2, "甲一"),
        (1, "乙"),
    ]


def test_tree_takes_one_query_however_many(django_assert_num_queries: Any) -> None:
    town = make("镇政府")
    for number in range(40):
        make(f"部门{number}", town)
    with django_assert_num_queries(1):
        nodes = Department.objects.tree()
        assert all(n.department.name for n in nodes)
    assert len(nodes) == 41


def test_tree_keeps_a_part_whose_parent_is_dissolved() -> None:
    old = make("旧局", ends_on=dt.date(2020, 1, 1))
    make("科", old)
    assert [n.department.name for n in Department.objects.active().tree()] == ["科"]


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_a_department_cannot_stand_below_itself(depth: int) -> None:
    top = lowest = make("顶")
    for number in range(depth):
        lowest = make(f"下{number}", lowest)
    top.parent = lowest
    with pytest.raises(ValidationError, match="下级"):
        top.full_clean()
    with pytest.raises(ValidationError, match="下级"):
        top.save()
    top.refresh_from_db()
    assert top.parent is None


def test_the_database_refuses_a_department_below_itself() -> None:
    department = make("顶")
    with pytest.raises(IntegrityError), transaction.atomic():
        Department.objects.filter(pk=department.pk).update(parent=department)


def test_a_department_can_move_within_the_tree() -> None:
    one, other = make("一"), make("二")
    part = make("科", one)
    part.parent = other
    part.full_clean()
    part.save()
    assert Department.objects.ids_below(other) == {part.pk}


def test_names_and_codes_are_given_once() -> None:
    make("司法所", code="A1")
    with pytest.raises(ValidationError, match="同名"):
        Department(name="司法所").full_clean()
    with pytest.raises(ValidationError, match="编码"):
        Department(name="另一个", code="A1").full_clean()
    Department(name="无编码").full_clean()


def test_the_name_of_a_dissolved_department_is_free_again() -> None:
    make("司法所", ends_on=dt.date(2020, 1, 1))
    Department(name="司法所").full_clean()


def test_a_department_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="早于"):
        Department(
            name="甲", starts_on=dt.date(2026, 2, 1), ends_on=dt.date(2026, 1, 31)
        ).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        make("乙", starts_on=dt.date(2026, 2, 1), ends_on=dt.date(2026, 1, 31))

"""What stands for several tests is the same for each of them."""

from django.db import connection

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Department
from tests import standing
from tests.factories.accounts import UserFactory
from tests.factories.departments import DepartmentFactory

founded: list[str] = []


@standing.fixture()
def town() -> Department:
    founded.append("town")
    return DepartmentFactory.create(name="示例镇")


@standing.fixture()
def clerk(town: Department) -> User:
    founded.append("clerk")
    town.phone = "0523-1"
    town.save()
    return UserFactory.create(name="张三")


@pytest.mark.parametrize("turn", range(3))
def test_what_a_test_changes_is_undone(town: Department, turn: int) -> None:
    town.refresh_from_db()
    assert (town.name, town.phone) == ("示例镇", "")
    assert not town.children.exists()
    town.name = f"改过的名字{turn}"
    town.save()
    DepartmentFactory.create(parent=town)


@pytest.mark.parametrize("turn", range(3))
def test_each_test_has_objects_of_its_own(town: Department, turn: int) -> None:
    assert (town.name, town.phone) == ("示例镇", "")
    town.name = f"没有保存的名字{turn}"


@pytest.mark.parametrize("turn", range(2))
def test_what_stands_upon_other_content_shares_its_objects(
    town: Department, clerk: User, turn: int
) -> None:
    assert (town.phone, clerk.name) == ("0523-1", "张三")
    town.phone, clerk.name = "", f"{turn}"


def test_it_is_founded_once_for_tests_in_a_row(clerk: User) -> None:
    before = list(founded)
    assert Department.objects.filter(name="示例镇").count() == 1
    assert before.count("clerk") == 1
    assert connection.in_atomic_block


@pytest.mark.parametrize("turn", range(2))
@pytest.mark.django_db
def test_a_test_that_asks_while_it_runs_has_its_own(
    request: pytest.FixtureRequest, turn: int
) -> None:
    assert not Department.objects.filter(name="示例镇").exists()
    assert request.getfixturevalue("town").name == "示例镇"


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_has_its_own(town: Department) -> None:
    assert not connection.in_atomic_block
    assert Department.objects.get(name="示例镇") == town


def test_nothing_stands_for_those_who_do_not_ask(db: None) -> None:
    assert not Department.objects.filter(name="示例镇").exists()

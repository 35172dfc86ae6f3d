"""Departments: found by name and number while they exist, and as they are now."""

import datetime as dt

import pytest
import time_machine

from cms_pages.general.models import HomePage
from cms_pages.kit.finding.departments import note_turned
from fazhi.departments.models import Department
from search.indexing.changes import index_changes
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import translate
from tests.search.conftest import Indexing
from tests.search.found import indexed, is_shown, titles

SOURCE = "department"
HOURS = "工作日 8:30—12:00"


@pytest.fixture
def police(home: HomePage, indexing: Indexing) -> Department:
    with indexing():
        made: Department = DepartmentFactory.create(
            name="派出所", name_en="Police Station", phone="0523-00000124", hours=HOURS
        )
    return made


def test_a_hit_has_number_and_hours_and_leads_to_the_page(police: Department) -> None:
    (hit,) = indexed(SOURCE).values()
    assert (hit.title, hit.label) == ("派出所", "0523-00000124")
    assert hit.body == f"时间：{HOURS}"
    assert hit.url == police.get_absolute_url()


def test_a_new_number_is_found_at_once(police: Department, indexing: Indexing) -> None:
    with indexing():
        police.phone = "0523-00000999"
        police.save()
    assert [hit.label for hit in indexed(SOURCE).values()] == ["0523-00000999"]


def test_in_english_only_what_has_a_name_there(
    home: HomePage, police: Department, indexing: Indexing
) -> None:
    with indexing():
        DepartmentFactory.create(name="只有中文")
        translate(home)
    index_changes()
    assert titles(SOURCE, "en") == {"Police Station"}
    english = indexed(SOURCE)[police.pk, "en"]
    assert english.url.startswith("/en/")
    assert english.body == f"Hours: {HOURS}"


def test_one_that_is_dissolved_is_not_found(police: Department, indexing: Indexing) -> None:
    with indexing():
        police.ends_on = dt.date(2020, 1, 1)
        police.save()
    assert not titles(SOURCE)
    assert not is_shown(SOURCE, police.pk)


def test_first_and_last_days_come_without_anybody_doing_anything(
    home: HomePage, indexing: Indexing
) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)), indexing():
        DepartmentFactory.create(name="旧所", ends_on=dt.date(2026, 3, 31))
        DepartmentFactory.create(name="新所", starts_on=dt.date(2026, 4, 1))
        DepartmentFactory.create(name="老所")
    assert titles(SOURCE) == {"旧所", "老所"}
    with time_machine.travel(dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)):
        with indexing():
            assert note_turned() == "2"
        assert titles(SOURCE) == {"新所", "老所"}
        with indexing():
            assert note_turned() == "2", "until it is long enough ago"
    with time_machine.travel(dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)):
        assert note_turned() == ""


def test_a_new_name_stands_beside_those_below(police: Department, indexing: Indexing) -> None:
    with indexing():
        below = DepartmentFactory.create(name="户籍室", parent=police)
        police.name = "第一派出所"
        police.save()
    assert indexed(SOURCE)[below.pk, ""].context == "第一派出所"

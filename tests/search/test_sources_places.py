"""Venues with their counters and hours, and villages."""

import datetime as dt

import pytest

from cms_pages.general.models import HomePage
from fazhi.places.models import Venue
from tests.factories.places import CounterFactory, HoursFactory, VenueFactory, VillageFactory
from tests.search.conftest import Indexing
from tests.search.found import indexed, is_shown, titles


@pytest.fixture
def centre(home: HomePage, indexing: Indexing) -> Venue:
    with indexing():
        made: Venue = VenueFactory.create(
            name="示例镇便民服务中心（演示）", address="示例路1号", phone="0523-00000070"
        )
        HoursFactory.create(venue=made)
    return made


def body_of(venue: Venue) -> str:
    return indexed("venue")[venue.pk, ""].body


def test_a_hit_has_number_address_and_hours(centre: Venue) -> None:
    hit = indexed("venue")[centre.pk, ""]
    assert (hit.label, hit.url) == ("0523-00000070", centre.get_absolute_url())
    assert hit.body.startswith("地址：示例路1号\n时间：工作日")
    assert "8:30–17:30" in hit.body


def test_other_hours_are_found_at_once(centre: Venue, indexing: Indexing) -> None:
    hours = centre.hours.get()
    with indexing():
        hours.closes = dt.time(16)
        hours.save()
    assert "8:30–16:00" in body_of(centre)
    with indexing():
        hours.delete()
    assert "时间" not in body_of(centre)


def test_hours_that_move_leave_the_venue_where_they_were(centre: Venue, indexing: Indexing) -> None:
    hours = centre.hours.get()
    with indexing():
        other = VenueFactory.create()
        hours.venue = other
        hours.save()
    assert "时间" not in body_of(centre)
    assert "8:30–17:30" in body_of(other)


def test_a_counter_is_found_with_what_it_handles(centre: Venue, indexing: Indexing) -> None:
    with indexing():
        counter = CounterFactory.create(venue=centre, number=3, handles="生育登记\n高龄津贴")
    hit = indexed("venue")[centre.pk, f"counter-{counter.pk}-zh-hans"]
    assert (hit.title, hit.context) == ("3 号窗口 社会事务", centre.name)
    assert hit.url == counter.get_absolute_url()
    assert hit.body.startswith("生育登记 高龄津贴\n地址")
    with indexing():
        HoursFactory.create(counter=counter, opens=dt.time(9))
    assert "9:00–17:30" in indexed("venue")[centre.pk, f"counter-{counter.pk}-zh-hans"].body
    with indexing():
        counter.delete()
    assert titles("venue") == {centre.name}


def test_what_was_taken_away_is_not_found(centre: Venue, indexing: Indexing) -> None:
    key = centre.pk
    with indexing():
        village = VillageFactory.create(name="胜利村")
    assert titles("village") == {"胜利村"}
    with indexing():
        centre.delete()
        village.delete()
    assert not titles("venue") | titles("village")
    assert not is_shown("venue", key)

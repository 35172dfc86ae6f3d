"""A series: its days before anything is made, made once, and the missing ones later."""

import datetime as dt
from typing import Any

from django.test import Client
from django.urls import reverse

import pytest
import time_machine

from events.models import LecturePage, Series, Session
from events.models.series import MOST_SESSIONS
from events.states import Admission, SessionState
from fazhi.departments.models import Department
from fazhi.places.models import Venue
from fazhi.workdays import SHANGHAI
from tests.events.browsing import hidden, is_refused

pytestmark = pytest.mark.django_db

ADD = "events_series:add"


@pytest.fixture(autouse=True)
def in_spring() -> Any:
    """A day of which the holidays are known."""
    moment = dt.datetime(2026, 4, 1, 9, tzinfo=SHANGHAI)
    with time_machine.travel(moment, tick=False):
        yield


@pytest.fixture
def filled(lecture: LecturePage, office: Department, venue: Venue) -> dict[str, Any]:
    return {
        "name": "每周五一讲",
        "frequency": "weekly",
        "interval": "1",
        "weekdays": ["5"],
        "first_day": "2026-04-17",
        "last_day": "2026-05-15",
        "skips_holidays": "on",
        "skips_lunar": "",
        "lecture": lecture.pk,
        "department": office.pk,
        "venue": venue.pk,
        "begins": "14:30",
        "ends": "16：00",
        "admission": Admission.REGISTER,
        "capacity": "40",
        "kept_for_walk_ins": "0",
        "largest_group": "4",
        "largest_list": "30",
    }


def made(client: Client, filled: dict[str, Any]) -> Series:
    preview = client.post(reverse(ADD), filled)
    client.post(reverse(ADD), {**filled, "make": "1", "seen": hidden(preview, "seen")})
    return Series.objects.get()


def test_the_days_are_shown_with_those_left_out_before_anything_is_made(
    organiser: Client, filled: dict[str, Any]
) -> None:
    response = organiser.post(reverse(ADD), filled)
    preview = response.context["preview"]
    # 1 May 2026 is a Friday and a public holiday.
    assert [day for day, _lunar in preview["days"]] == [
        dt.date(2026, 4, 17), dt.date(2026, 4, 24), dt.date(2026, 5, 8), dt.date(2026, 5, 15)
    ]  # fmt: skip
    assert [day for day, _why in preview["skipped"]] == [dt.date(2026, 5, 1)]
    assert not Series.objects.exists()
    assert not Session.objects.exists()


def test_they_become_drafts_once(organiser: Client, filled: dict[str, Any]) -> None:
    series = made(organiser, filled)
    assert series.lecture_id == filled["lecture"]
    sessions = series.sessions.order_by("starts_at")
    assert [s.state for s in sessions] == [SessionState.DRAFT] * 4
    first = sessions[0]
    assert first.starts_at == dt.datetime(2026, 4, 17, 14, 30, tzinfo=SHANGHAI)
    assert first.ends_at == dt.datetime(2026, 4, 17, 16, tzinfo=SHANGHAI)
    make = reverse("events_series:make", args=[series.pk])
    organiser.post(make)
    assert series.sessions.count() == 4


def test_what_was_not_looked_at_is_not_made(organiser: Client, filled: dict[str, Any]) -> None:
    preview = organiser.post(reverse(ADD), filled)
    other = {**filled, "last_day": "2026-06-30", "make": "1", "seen": hidden(preview, "seen")}
    response = organiser.post(reverse(ADD), other)
    assert len(response.context["preview"]["days"]) > 4
    assert not Series.objects.exists()


def test_a_longer_rule_makes_the_missing_ones(organiser: Client, filled: dict[str, Any]) -> None:
    series = made(organiser, filled)
    gone = series.sessions.order_by("starts_at")[0]
    gone.delete()
    rule = {**filled, "last_day": "2026-05-29"}
    organiser.post(reverse("events_series:rule", args=[series.pk]), rule)
    page = organiser.get(reverse("events_series:make", args=[series.pk]))
    missing = [day for day, _lunar in page.context["preview"]["days"]]
    assert missing == [dt.date(2026, 4, 17), dt.date(2026, 5, 22), dt.date(2026, 5, 29)]
    organiser.post(reverse("events_series:make", args=[series.pk]))
    assert series.sessions.count() == 6
    assert set(series.sessions.values_list("capacity", flat=True)) == {40}


def test_too_many_are_cut_and_said(organiser: Client, filled: dict[str, Any]) -> None:
    every_day = {**filled, "weekdays": list("1234567"), "last_day": "2026-12-31"}
    preview = organiser.post(reverse(ADD), every_day).context["preview"]
    assert preview["is_cut"]
    assert len(preview["days"]) == MOST_SESSIONS


@pytest.mark.parametrize(
    ("changes", "form", "field"),
    [
        ({"first_day": "2150-01-01", "last_day": "2150-02-01"}, "rule_form", "first_day"),
        ({"first_day": "2026-03-01"}, "rule_form", "first_day"),
        ({"last_day": "2099-01-01"}, "rule_form", "last_day"),
        ({"last_day": "2026-04-01"}, "rule_form", "last_day"),
        ({"last_day": "morgen"}, "rule_form", "last_day"),
        ({"interval": "0"}, "rule_form", "interval"),
        ({"frequency": "yearly"}, "rule_form", "frequency"),
        ({"weekdays": ["9"]}, "rule_form", "weekdays"),
        ({"skips_lunar": "13-1"}, "rule_form", "skips_lunar"),
        ({"name": ""}, "rule_form", "name"),
        ({"begins": "25:00"}, "pattern_form", "begins"),
        ({"ends": "14:00"}, "pattern_form", "ends"),
        ({"capacity": "2", "kept_for_walk_ins": "3"}, "pattern_form", "kept_for_walk_ins"),
        ({"department": "0"}, "pattern_form", "department"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field(
    organiser: Client,
    filled: dict[str, Any],
    changes: dict[str, Any],
    form: str,
    field: str,
) -> None:
    response = organiser.post(reverse(ADD), {**filled, **changes})
    assert response.status_code == 200
    assert field in response.context[form].errors
    assert not Series.objects.exists()


def test_a_rule_that_gives_no_day_is_refused(organiser: Client, filled: dict[str, Any]) -> None:
    nothing = {**filled, "skips_lunar": "1-1..12-30"}
    response = organiser.post(reverse(ADD), nothing)
    assert response.context["rule_form"].non_field_errors()
    assert not Series.objects.exists()


def test_a_series_belongs_to_whoever_holds_its_sessions(
    organiser: Client, stranger: Client, auditor: Client, filled: dict[str, Any]
) -> None:
    series = made(organiser, filled)
    page, make, rule = (
        reverse(f"events_series:{name}", args=[series.pk]) for name in ("inspect", "make", "rule")
    )
    for address in (page, make, rule):
        assert organiser.get(address).status_code == 200
        assert is_refused(stranger.get(address))
        assert is_refused(stranger.post(address))
    assert auditor.get(page).status_code == 200
    assert is_refused(auditor.get(make))
    assert is_refused(auditor.post(make))
    assert list(stranger.get(reverse("events_series:index")).context["object_list"]) == []

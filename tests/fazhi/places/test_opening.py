"""Open or closed at a moment, over lunch, holidays, working Saturdays, exceptions and midnight."""

import datetime as dt

from django.utils import timezone

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from fazhi.places.opening import Change, Range, Schedule, Why
from fazhi.workdays import SHANGHAI, now

WORKING_DAYS = frozenset({1, 2, 3, 4, 5})
EVERY_DAY = frozenset(range(1, 8))


def hours(days: frozenset[int], opens: str, closes: str, *, follows: bool = True) -> Range:
    return Range(days, dt.time.fromisoformat(opens), dt.time.fromisoformat(closes), follows)


def change(
    first: str, last: str = "", opens: str = "", closes: str = "", reason: str = ""
) -> Change:
    return Change(
        dt.date.fromisoformat(first),
        dt.date.fromisoformat(last or first),
        dt.time.fromisoformat(opens) if opens else None,
        dt.time.fromisoformat(closes) if closes else None,
        reason,
    )


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


OFFICE = Schedule(
    (hours(WORKING_DAYS, "08:30", "11:30"), hours(WORKING_DAYS, "14:00", "17:30")),
    (change("2026-10-12", reason="设备检修"), change("2026-10-14", opens="09:00", closes="12:00")),
)


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-10-09T08:30", "2026-10-09T11:30"),  # the first minute counts
        ("2026-10-09T11:29", "2026-10-09T11:30"),
        ("2026-10-09T14:00", "2026-10-09T17:30"),
        ("2026-10-10T09:00", "2026-10-10T11:30"),  # a Saturday moved to a working day
        ("2026-02-14T16:00", "2026-02-14T17:30"),
        ("2026-02-28T16:00", "2026-02-28T17:30"),
        ("2026-10-14T11:45", "2026-10-14T12:00"),  # other hours
    ],
)
def test_an_open_office_says_until_when(moment: str, until: str) -> None:
    opening = OFFICE.opening(at(moment))
    assert opening.is_open
    assert opening.until == at(until)
    assert not opening.estimated


@pytest.mark.parametrize(
    ("moment", "why", "opens", "detail"),
    [
        ("2026-10-09T08:29", Why.BEFORE, "2026-10-09T08:30", ""),
        ("2026-10-09T11:30", Why.BREAK, "2026-10-09T14:00", ""),  # the last minute does not
        ("2026-10-09T13:59", Why.BREAK, "2026-10-09T14:00", ""),
        ("2026-10-09T17:30", Why.AFTER, "2026-10-10T08:30", ""),  # Friday evening, then 调休
        ("2026-10-10T18:00", Why.AFTER, "2026-10-13T08:30", ""),  # Sunday off, Monday repairs
        ("2026-10-11T12:00", Why.DAY_OFF, "2026-10-13T08:30", ""),
        ("2026-10-12T09:00", Why.CHANGE, "2026-10-13T08:30", "设备检修"),
        ("2026-10-14T14:30", Why.AFTER, "2026-10-15T08:30", ""),
        ("2026-09-30T23:59", Why.AFTER, "2026-10-08T08:30", ""),  # before seven days off
        ("2026-10-01T00:00", Why.HOLIDAY, "2026-10-08T08:30", "National Day"),
        ("2026-10-03T10:00", Why.HOLIDAY, "2026-10-08T08:30", "National Day"),  # a Saturday
        ("2026-10-07T20:00", Why.HOLIDAY, "2026-10-08T08:30", "National Day"),
        ("2026-02-15T10:00", Why.HOLIDAY, "2026-02-24T08:30", "Spring Festival"),
    ],
)
def test_a_closed_office_says_why_and_when_it_opens(
    moment: str, why: Why, opens: str, detail: str
) -> None:
    opening = OFFICE.opening(at(moment))
    assert not opening.is_open
    assert (opening.why, opening.next_opening, opening.detail) == (why, at(opens), detail)


@pytest.mark.parametrize(
    ("moment", "is_open", "estimated"),
    [
        ("2026-12-18T18:00", False, False),
        ("2026-12-28T10:00", True, True),  # waits for the notice of 2027
        ("2026-12-25T18:00", False, True),  # its next opening does
        ("2027-10-08T10:00", True, True),
        ("2027-01-01T10:00", False, True),  # the law itself fixes these holidays
        ("2027-10-01T10:00", False, True),
    ],
)
def test_days_without_a_notice_are_estimated(moment: str, is_open: bool, estimated: bool) -> None:
    opening = OFFICE.opening(at(moment))
    assert (opening.is_open, opening.estimated) == (is_open, estimated)


def test_a_hall_is_closed_on_a_fixed_holiday_at_a_weekend_before_any_notice() -> None:
    hall = Schedule((hours(EVERY_DAY, "09:00", "17:00"),))
    opening = hall.opening(at("2027-10-02T10:00"))  # a Saturday
    assert (opening.why, opening.detail) == (Why.HOLIDAY, "National Day")
    assert opening.estimated


def test_hours_that_do_not_follow_holidays_hold_every_week_and_are_no_estimate() -> None:
    square = Schedule((hours(EVERY_DAY, "06:00", "21:00", follows=False),))
    assert square.opening(at("2026-10-01T10:00")).until == at("2026-10-01T21:00")
    assert not square.opening(at("2027-10-01T10:00")).estimated


def test_a_hall_that_is_open_at_weekends_closes_on_holidays() -> None:
    hall = Schedule((hours(EVERY_DAY, "09:00", "17:00"),))
    assert hall.opening(at("2026-10-17T10:00")).is_open
    assert hall.opening(at("2026-10-03T10:00")).why == Why.HOLIDAY
    assert hall.opening(at("2026-10-10T10:00")).is_open


def test_a_working_saturday_has_mondays_hours_not_saturdays() -> None:
    office = Schedule(
        (hours(WORKING_DAYS, "08:30", "17:30"), hours(frozenset({6}), "09:00", "12:00"))
    )
    assert office.opening(at("2026-10-10T16:00")).is_open
    assert not office.opening(at("2026-10-17T16:00")).is_open
    assert office.opening(at("2026-10-17T10:00")).until == at("2026-10-17T12:00")


def test_who_is_closed_on_mondays_keeps_a_working_saturday_like_any_saturday() -> None:
    museum = Schedule((hours(frozenset({2, 3, 4, 5, 6, 7}), "09:00", "17:00"),))
    assert museum.opening(at("2026-10-10T16:00")).is_open
    assert not museum.opening(at("2026-10-12T16:00")).is_open


@pytest.mark.parametrize(
    ("moment", "is_open", "then"),
    [
        ("2026-10-09T23:00", True, "2026-10-10T02:00"),
        ("2026-10-10T01:59", True, "2026-10-10T02:00"),  # still Friday's night
        ("2026-10-10T02:00", False, "2026-10-16T18:00"),
    ],
)
def test_hours_past_midnight(moment: str, is_open: bool, then: str) -> None:
    night = Schedule((hours(frozenset({5}), "18:00", "02:00", follows=False),))
    opening = night.opening(at(moment))
    assert opening.is_open is is_open
    assert (opening.until or opening.next_opening) == at(then)


def test_hours_until_midnight_and_from_midnight_are_one_time() -> None:
    desk = Schedule(
        (
            hours(frozenset({5}), "20:00", "00:00", follows=False),
            hours(frozenset({6}), "00:00", "06:00", follows=False),
        )
    )
    assert desk.opening(at("2026-10-09T22:00")).until == at("2026-10-10T06:00")


def test_around_the_clock_has_no_closing_time() -> None:
    desk = Schedule((hours(EVERY_DAY, "00:00", "00:00", follows=False),))
    opening = desk.opening(at("2026-10-03T03:00"))
    assert opening.is_open
    assert opening.until is None


def test_overlapping_hours_are_one_time() -> None:
    desk = Schedule((hours(WORKING_DAYS, "08:00", "12:00"), hours(WORKING_DAYS, "11:00", "15:00")))
    assert desk.opening(at("2026-10-09T11:30")).until == at("2026-10-09T15:00")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-10-03T10:00", True),  # on duty within the holiday
        ("2026-10-03T15:00", False),
        ("2026-10-05T10:00", False),
        ("2026-11-04T10:00", False),  # renovation
        ("2026-11-05T10:00", True),  # but for one morning
    ],
)
def test_of_two_exceptions_the_shorter_one_wins(moment: str, is_open: bool) -> None:
    office = Schedule(
        OFFICE.ranges,
        (
            change("2026-10-03", opens="09:00", closes="11:00"),
            change("2026-11-02", "2026-11-29"),
            change("2026-11-05", opens="09:00", closes="11:00"),
        ),
    )
    assert office.opening(at(moment)).is_open is is_open


def test_two_exceptions_for_the_same_days_are_two_ranges_of_hours() -> None:
    summer = Schedule(
        OFFICE.ranges,
        (
            change("2026-07-01", "2026-08-31", "08:00", "11:30"),
            change("2026-07-01", "2026-08-31", "15:00", "18:00"),
        ),
    )
    assert summer.opening(at("2026-07-15T12:00")).next_opening == at("2026-07-15T15:00")


def test_a_closure_without_end_in_sight_promises_nothing() -> None:
    office = Schedule(OFFICE.ranges, (change("2026-01-01", "2029-12-31", reason="迁址"),))
    opening = office.opening(at("2026-10-09T10:00"))
    assert (opening.is_open, opening.next_opening, opening.why) == (False, None, Why.CHANGE)


def test_a_counter_keeps_the_venues_hours_and_exceptions_unless_it_has_its_own() -> None:
    plain = Schedule().within(OFFICE)
    assert plain.opening(at("2026-10-09T10:00")).until == at("2026-10-09T11:30")
    assert plain.opening(at("2026-10-12T10:00")).detail == "设备检修"
    own = Schedule(
        (hours(frozenset({5}), "09:00", "10:30"),),
        (change("2026-10-12", opens="10:00", closes="11:00"),),
    ).within(OFFICE)
    assert own.opening(at("2026-10-09T09:30")).until == at("2026-10-09T10:30")
    assert not own.opening(at("2026-10-08T09:30")).is_open
    assert own.opening(at("2026-10-12T10:30")).is_open
    assert own.opening(at("2026-10-14T11:00")).is_open  # the venue's other hours


@time_machine.travel("2026-10-09T23:59:00+00:00", tick=False)
def test_a_server_on_utc_answers_by_the_clock_in_china() -> None:
    assert OFFICE.opening(timezone.now()).why == Why.BEFORE
    assert now().isoformat() == "2026-10-10T07:59:00+08:00"


FIRST, LAST = dt.datetime(2025, 1, 1), dt.datetime(2027, 6, 30)  # noqa: DTZ001 - as `st` wants
MOMENTS = st.datetimes(FIRST, LAST).map(lambda moment: moment.replace(tzinfo=SHANGHAI))
RANGES = st.lists(
    st.builds(
        Range,
        st.frozensets(st.integers(1, 7), min_size=1),
        st.times(),
        st.times(),
        st.booleans(),
    ),
    max_size=4,
).map(tuple)


@given(RANGES, MOMENTS)
def test_what_is_promised_comes_true(ranges: tuple[Range, ...], moment: dt.datetime) -> None:
    schedule = Schedule(ranges)
    opening = schedule.opening(moment)
    if opening.is_open and opening.until:
        assert opening.until > moment
        assert schedule.opening(opening.until - dt.timedelta(microseconds=1)).is_open
        assert not schedule.opening(opening.until).is_open
    if opening.next_opening:
        assert opening.next_opening > moment
        assert schedule.opening(opening.next_opening).is_open
        assert not schedule.opening(opening.next_opening - dt.timedelta(microseconds=1)).is_open
    assert opening.is_open or bool(opening.next_opening) == bool(ranges)

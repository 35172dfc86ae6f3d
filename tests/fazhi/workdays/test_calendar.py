import datetime as dt

import pytest
import time_machine

from fazhi import workdays

DAYS_OFF = [
    # The State Council's notices for 2025 and 2026, first and last day of each holiday.
    ((2025, 1, 1), (2025, 1, 1)),
    ((2025, 1, 28), (2025, 2, 4)),
    ((2025, 4, 4), (2025, 4, 6)),
    ((2025, 5, 1), (2025, 5, 5)),
    ((2025, 5, 31), (2025, 6, 2)),
    ((2025, 10, 1), (2025, 10, 8)),
    ((2026, 1, 1), (2026, 1, 3)),
    ((2026, 2, 15), (2026, 2, 23)),
    ((2026, 4, 4), (2026, 4, 6)),
    ((2026, 5, 1), (2026, 5, 5)),
    ((2026, 6, 19), (2026, 6, 21)),
    ((2026, 9, 25), (2026, 9, 27)),
    ((2026, 10, 1), (2026, 10, 7)),
]
WORKING_WEEKENDS = [
    *((2025, 1, 26), (2025, 2, 8), (2025, 4, 27), (2025, 9, 28), (2025, 10, 11)),
    *((2026, 1, 4), (2026, 2, 14), (2026, 2, 28), (2026, 5, 9), (2026, 9, 20), (2026, 10, 10)),
]


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> list[dt.date]:
    start, end = dt.date(*first), dt.date(*last)
    return [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]


def test_the_years_2025_and_2026_are_those_of_the_notices() -> None:
    off = {day for first, last in DAYS_OFF for day in days(first, last)}
    working = {dt.date(*day) for day in WORKING_WEEKENDS}
    for day in days((2025, 1, 1), (2026, 12, 26)):
        expected = day in working or (day.weekday() < 5 and day not in off)
        assert workdays.is_workday(day) == workdays.Workday(expected, estimated=False), day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2027, 9, 30), workdays.Workday(True, estimated=True)),
        (dt.date(2027, 10, 9), workdays.Workday(False, estimated=True)),
        (dt.date(2003, 9, 30), workdays.Workday(True, estimated=True)),
    ],
)
def test_is_workday__in_a_year_without_notice__is_estimated_by_the_weekday(
    day: dt.date, expected: workdays.Workday
) -> None:
    assert workdays.is_workday(day) == expected


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (dt.date(2027, 1, 1), "New Year's Day"),
        (dt.date(2027, 4, 5), "Tomb-sweeping Day"),
        (dt.date(2028, 4, 4), "Tomb-sweeping Day"),
        (dt.date(2028, 5, 1), "Labour Day"),
        (dt.date(2028, 5, 2), "Labour Day"),
        (dt.date(2027, 10, 1), "National Day"),
        (dt.date(2029, 10, 2), "National Day"),
        (dt.date(2028, 10, 3), "National Day"),
        (dt.date(2150, 10, 1), "National Day"),
    ],
)
def test_a_holiday_that_the_law_fixes_is_off_before_any_notice(day: dt.date, name: str) -> None:
    assert workdays.is_workday(day) == workdays.Workday(False, estimated=True)
    assert workdays.holiday_name(day) == name


def test_the_day_after_a_fixed_holiday_waits_for_the_notice() -> None:
    assert workdays.is_workday(dt.date(2027, 10, 4)) == workdays.Workday(True, estimated=True)
    assert workdays.holiday_name(dt.date(2027, 10, 4)) == ""


def test_the_last_days_of_december_wait_for_the_next_years_notice() -> None:
    assert not workdays.is_workday(dt.date(2026, 12, 26)).estimated
    assert workdays.is_workday(dt.date(2026, 12, 28)).estimated
    # 2025's last days are settled, since 2026's notice is out.
    assert not workdays.is_workday(dt.date(2025, 12, 31)).estimated


def test_holiday_name__tells_holidays_from_weekends_and_working_saturdays() -> None:
    assert workdays.holiday_name(dt.date(2026, 10, 3)) == "National Day"  # a Saturday within it
    assert workdays.holiday_name(dt.date(2026, 10, 10)) == ""
    assert workdays.holiday_name(dt.date(2026, 10, 17)) == ""


@time_machine.travel("2026-10-09T16:30:00+00:00", tick=False)
def test_today__when_utc_is_still_yesterday__is_the_date_in_china() -> None:
    assert workdays.today() == dt.date(2026, 10, 10)
    assert workdays.now().isoformat() == "2026-10-10T00:30:00+08:00"

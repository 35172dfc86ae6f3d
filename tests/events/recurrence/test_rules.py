"""Rules become days: weeks, months, lunar months; holidays and lunar days are left out."""

import datetime as dt

import pytest

from events.models import Frequency, Series
from events.models.series import MOST_SESSIONS
from events.recurrence.lunar_days import LunarDays, lunar_text, same_lunar_day
from events.recurrence.rules import is_holiday, planned


def series(frequency: Frequency, first: str, last: str, **more: object) -> Series:
    days = {"first_day": dt.date.fromisoformat(first), "last_day": dt.date.fromisoformat(last)}
    return Series(frequency=frequency, **days, **more)


def days(one: Series) -> list[str]:
    return [day.isoformat() for day in planned(one).days]


def test_every_second_week_on_two_days() -> None:
    one = series(Frequency.WEEKLY, "2026-06-01", "2026-06-30", interval=2, weekdays="1,4")
    assert days(one) == [
        "2026-06-01", "2026-06-04", "2026-06-15", "2026-06-18", "2026-06-29",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("frequency", "first", "expected"),
    [
        (Frequency.MONTHLY_DAY, "2026-07-31", ["2026-07-31", "2026-08-31"]),
        (Frequency.MONTHLY_WEEKDAY, "2026-07-10", ["2026-07-10", "2026-08-14", "2026-09-11"]),
        (Frequency.MONTHLY_WEEKDAY, "2026-07-31", ["2026-07-31", "2026-08-28", "2026-09-25"]),
    ],
)
def test_months(frequency: Frequency, first: str, expected: list[str]) -> None:
    one = series(frequency, first, "2026-09-30", skips_holidays=False)
    assert days(one) == expected


def test_lunar_months_count_leap_months_and_leave_out_days_that_do_not_exist() -> None:
    # 2025 has a sixth lunar month twice.
    one = series(Frequency.LUNAR_MONTH, "2025-06-10", "2025-10-10", skips_holidays=False)
    assert days(one) == [
        "2025-06-10", "2025-07-09", "2025-08-08", "2025-09-06", "2025-10-06",
    ]  # fmt: skip
    assert same_lunar_day(dt.date(2026, 3, 18), 1) is None  # the 30th, and the next month has 29


def test_holidays_and_lunar_days_are_skipped_and_named() -> None:
    one = series(Frequency.WEEKLY, "2026-02-03", "2026-03-03", skips_lunar="12-29..1-15")
    plan = planned(one)
    assert [day.isoformat() for day in plan.days] == ["2026-02-03", "2026-02-10"]
    assert [day.isoformat() for day in plan.skipped] == ["2026-02-17", "2026-02-24", "2026-03-03"]


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        ("2026-02-17", True),  # Spring Festival
        ("2026-02-14", False),  # a Saturday that was made a working day
        ("2026-06-06", False),  # an ordinary Saturday: lectures are held then
        ("2026-10-01", True),
    ],
)
def test_what_a_holiday_is(day: str, is_one: bool) -> None:
    assert is_holiday(dt.date.fromisoformat(day)) is is_one


@pytest.mark.parametrize("wrong", ["13-1", "1-31", "1", "a-b", "1-1..", "1-1...2-2"])
def test_what_is_no_lunar_day_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        LunarDays.read(wrong)


def test_lunar_days_are_read_as_they_are_typed() -> None:
    read = LunarDays.read("12-23..1-15，7-15")
    assert dt.date(2026, 2, 17) in read  # the first of the first month
    assert dt.date(2026, 8, 27) in read  # the fifteenth of the seventh
    assert dt.date(2026, 6, 1) not in read
    assert lunar_text(dt.date(2026, 2, 17)) == "正月初一"


def test_no_more_sessions_are_made_than_somebody_can_look_through() -> None:
    plan = planned(series(Frequency.WEEKLY, "2026-01-05", "2030-01-01", skips_holidays=False))
    assert len(plan.days) == MOST_SESSIONS
    assert plan.is_cut

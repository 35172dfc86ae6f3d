import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.workdays import (
    Unit,
    add_calendar_days,
    add_months,
    add_working_days,
    deadline,
    is_workday,
    working_days_between,
)

DATES = st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31))
ONE_DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "n", "last"),
    [
        ("2026-09-30", 1, "2026-10-08"),  # over National Day
        ("2026-09-30", 3, "2026-10-10"),  # the working Saturday counts
        ("2026-09-30", 7, "2026-10-15"),  # publication of a penalty, 7 working days
        ("2026-10-01", 1, "2026-10-08"),  # the event itself on a holiday
        ("2026-02-13", 1, "2026-02-14"),  # a working Saturday before Spring Festival
        ("2026-02-14", 5, "2026-02-28"),  # and one after it
        ("2026-10-12", 0, "2026-10-12"),
        ("2026-10-15", -7, "2026-09-30"),  # a hearing on 15 October: notice by 30 September
        ("2026-10-12", -1, "2026-10-10"),
    ],
)
def test_add_working_days(start: str, n: int, last: str) -> None:
    counted = add_working_days(day(start), n)
    assert (counted.day, counted.estimated) == (day(last), False)


def test_add_working_days__into_a_year_without_notice__is_flagged() -> None:
    assert not add_working_days(day("2026-12-18"), 5).estimated
    assert add_working_days(day("2026-12-18"), 6).estimated


@pytest.mark.parametrize(
    ("start", "n", "roll", "last"),
    [
        ("2026-09-16", 15, True, "2026-10-08"),  # 1 October moves behind the holiday
        ("2026-09-16", 15, False, "2026-10-01"),
        ("2026-09-25", 15, True, "2026-10-10"),  # a working Saturday is no day off
        ("2026-10-02", 15, True, "2026-10-19"),  # an ordinary Saturday is
        ("2026-10-09", 30, True, "2026-11-09"),  # 8 November is a Sunday
        ("2026-01-04", 60, True, "2026-03-05"),
    ],
)
def test_add_calendar_days(start: str, n: int, roll: bool, last: str) -> None:
    assert add_calendar_days(day(start), n, roll=roll).day == day(last)


def test_add_calendar_days__only_a_rolled_estimate_is_flagged() -> None:
    assert add_calendar_days(day("2027-09-01"), 10).estimated
    assert not add_calendar_days(day("2027-09-01"), 10, roll=False).estimated


@pytest.mark.parametrize(
    ("start", "n", "roll", "last"),
    [
        ("2026-04-10", 6, True, "2026-10-10"),  # the term for suing; a working Saturday
        ("2026-04-01", 6, True, "2026-10-08"),
        ("2026-04-01", 6, False, "2026-10-01"),
        ("2025-08-31", 6, False, "2026-02-28"),  # no 31 February: the month's last day
        ("2023-08-31", 6, False, "2024-02-29"),
        ("2025-12-15", 12, True, "2026-12-15"),
    ],
)
def test_add_months(start: str, n: int, roll: bool, last: str) -> None:
    assert add_months(day(start), n, roll=roll).day == day(last)


@pytest.mark.parametrize("n", [0, -1])
@pytest.mark.parametrize("unit", list(Unit))
def test_deadline__without_a_length__is_refused(n: int, unit: Unit) -> None:
    with pytest.raises(ValueError, match="at least one"):
        deadline("answer", day("2026-10-09"), n, unit, "art. 1")


def test_deadline__keeps_rule_and_result_and_says_how_long_is_left() -> None:
    publication = deadline(
        "publication", day("2026-09-30"), 7, Unit.WORKING_DAY, "行政执法公示 7 工作日"
    )
    assert (publication.last_day, publication.estimated) == (day("2026-10-15"), False)
    assert publication.days_left(day("2026-10-10")) == 5
    assert publication.working_days_left(day("2026-10-10")) == 4
    assert publication.working_days_left(day("2026-10-15")) == 0
    assert not publication.is_over(day("2026-10-15"))
    assert publication.is_over(day("2026-10-16"))
    assert publication.working_days_left(day("2026-10-18")) == -1


@pytest.mark.parametrize(("unit", "last"), [(Unit.DAY, "2026-10-08"), (Unit.MONTH, "2026-11-02")])
def test_deadline__counts_the_unit_it_is_given(unit: Unit, last: str) -> None:
    n = 30 if unit == Unit.DAY else 2
    assert deadline("x", day("2026-09-01"), n, unit, "art. 1").last_day == day(last)


@given(DATES, st.integers(1, 250))
def test_counting_forward_ends_on_a_working_day_and_counts_back(start: dt.date, n: int) -> None:
    last = add_working_days(start, n).day
    assert is_workday(last)
    assert working_days_between(start, last) == n
    assert working_days_between(start, last - ONE_DAY) == n - 1


@given(DATES, st.integers(-120, 120))
def test_the_days_between_are_the_days_added(start: dt.date, n: int) -> None:
    assert working_days_between(start, add_working_days(start, n).day) == n


@given(DATES, st.integers(0, 60), st.integers(0, 60))
def test_working_days_add_up(start: dt.date, a: int, b: int) -> None:
    assert add_working_days(add_working_days(start, a).day, b).day == (
        add_working_days(start, a + b).day
    )


@given(DATES, st.integers(1, 400))
def test_a_rolled_limit_ends_on_the_first_working_day_not_before_the_unrolled(
    start: dt.date, n: int
) -> None:
    fixed, rolled = add_calendar_days(start, n, roll=False).day, add_calendar_days(start, n).day
    assert fixed == start + n * ONE_DAY
    assert is_workday(rolled)
    skipped = [fixed + i * ONE_DAY for i in range((rolled - fixed).days)]
    assert not any(is_workday(d) for d in skipped)


@given(DATES, st.integers(1, 60))
def test_a_limit_of_months_ends_in_the_right_month(start: dt.date, n: int) -> None:
    last = add_months(start, n, roll=False).day
    assert (last.year - start.year) * 12 + last.month - start.month == n
    assert last.day == start.day or (last.day < start.day and (last + ONE_DAY).day == 1)

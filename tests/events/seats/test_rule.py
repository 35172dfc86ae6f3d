"""The rule by which seats are given, without a database."""

import datetime as dt

import pytest

from events.seats.rule import InLine, daytime_between, fits, offer_until, served
from fazhi.workdays import SHANGHAI


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 6, day, hour, minute, tzinfo=SHANGHAI)


def line(*sizes: int) -> list[InLine]:
    return [InLine(pk, size, order=pk) for pk, size in enumerate(sizes, start=1)]


@pytest.mark.parametrize(
    ("sizes", "free", "lucky"),
    [
        ((1, 1, 1), 2, [1, 2]),
        ((4, 1, 1), 2, [2, 3]),  # the group is passed only while it does not fit
        ((4, 1, 1), 4, [1]),
        ((2, 4, 1), 3, [1, 3]),
        ((3, 3), 2, []),
        ((1,), 0, []),
        ((), 5, []),
    ],
)
def test_groups_get_all_their_seats_in_the_order_of_arrival(
    sizes: tuple[int, ...], free: int, lucky: list[int]
) -> None:
    assert [one.pk for one in served(reversed(line(*sizes)), free)] == lucky


@pytest.mark.parametrize(("size", "free", "does"), [(1, 1, True), (2, 1, False), (0, 3, False)])
def test_a_newcomer_fits_or_waits(size: int, free: int, does: bool) -> None:
    assert fits(size, free) is does


@pytest.mark.parametrize(
    ("now", "starts", "until"),
    [
        (at(1, 10), at(5, 14), None),  # days away: theirs at once
        (at(4, 15), at(5, 14), at(4, 19)),  # four hours of daytime
        (at(4, 19), at(5, 14), at(5, 10)),  # two in the evening, two in the morning
        (at(4, 22), at(5, 14), at(5, 12)),  # nobody is called at night
        (at(5, 9), at(5, 14), at(5, 12)),  # two hours before the beginning at the latest
        (at(5, 11, 30), at(5, 14), None),  # too near to ask anybody
        (at(4, 20, 30), at(5, 10), None),  # half an hour of daytime is none
    ],
)
def test_a_seat_is_offered_for_four_hours_of_daytime_near_the_beginning(
    now: dt.datetime, starts: dt.datetime, until: dt.datetime | None
) -> None:
    assert offer_until(now, starts) == until


def test_daytime_is_counted_over_nights() -> None:
    assert daytime_between(at(1, 20), at(3, 9)) == dt.timedelta(hours=1 + 13 + 1)
    assert daytime_between(at(1, 22), at(2, 7)) == dt.timedelta()

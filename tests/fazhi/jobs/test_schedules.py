"""When jobs are due."""

import datetime as dt

from django.utils.translation import override

import pytest

from fazhi.jobs.schedules import SHANGHAI, Daily, Every


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("schedule", "moment", "expected"),
    [
        (Daily("02:30"), "2026-03-01T02:29:59", "2026-03-01T02:30"),
        (Daily("02:30"), "2026-03-01T02:30:00", "2026-03-02T02:30"),  # never the moment itself
        (Daily("00:00"), "2026-12-31T23:59:59.999999", "2027-01-01T00:00"),
        (Daily("00:00"), "2027-01-01T00:00", "2027-01-02T00:00"),
        (Daily("23:59"), "2026-02-28T23:59:01", "2026-03-01T23:59"),
        (Every(minutes=10), "2026-03-01T10:00:00", "2026-03-01T10:10"),
        (Every(minutes=10), "2026-03-01T23:51", "2026-03-02T00:00"),
        (Every(minutes=1), "2026-03-01T23:59:59.5", "2026-03-02T00:00"),
        (Every(seconds=30), "2026-03-01T10:00:29.9", "2026-03-01T10:00:30"),
        (Every(minutes=90), "2026-03-01T00:00", "2026-03-01T01:30"),
        (Every(minutes=7), "2026-03-01T23:58", "2026-03-02T00:00"),  # begins anew with each day
        (Every(minutes=720), "2026-03-01T11:00", "2026-03-01T12:00"),
    ],
)
def test_the_next_time(schedule: Daily | Every, moment: str, expected: str) -> None:
    assert schedule.next_after(at(moment)) == at(expected)
    # Whatever zone the moment is written in.
    assert schedule.next_after(at(moment).astimezone(dt.UTC)) == at(expected)


@pytest.mark.parametrize("time", ["24:00", "2:30", "02:60", "0230", "", "02:30:00"])
def test_what_is_no_time_of_day_is_refused(time: str) -> None:
    with pytest.raises(ValueError, match="no time of day"):
        Daily(time)


@pytest.mark.parametrize("minutes", [0, -1, 24 * 60])
def test_intervals_that_make_no_sense_are_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="not every"):
        Every(minutes=minutes)


def test_in_words() -> None:
    with override("zh-hans"):
        words = [s.in_words() for s in (Daily("02:30"), Every(minutes=10), Every(seconds=30))]
        assert words == ["每天 02:30", "每 10 分钟", "每 30 秒"]
        assert Every(minutes=1).in_words() == "每 1 分钟"
    with override("en"):
        assert Daily("02:30").in_words() == "Every day at 02:30"
        assert Every(minutes=1).in_words() == "Every minute"

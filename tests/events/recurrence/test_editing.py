"""Sessions of a series: made once, and changed as this one, this and later, or all."""

import datetime as dt

from django.core.exceptions import ValidationError

import pytest

from events.models import Series, Session
from events.recurrence.editing import Reach, cancel, correct, make_sessions, move, reseat
from events.scheduling import changing
from events.seats.registering import register
from events.states import SessionState
from fazhi.workdays import SHANGHAI
from tests.factories.events import SeriesFactory, SessionFactory, applying

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(session: Session) -> list[Session]:
    """Four announced sessions of a weekly series."""
    series = SeriesFactory.create(lecture=session.lecture)
    return [changing.announce(one) for one in make_sessions(series, session).made]


def series_of(session: Session) -> Series:
    assert session.series is not None
    return session.series


def days_of(series: Series) -> list[dt.date]:
    return [s.starts_at.astimezone(SHANGHAI).date() for s in series.sessions.order_by("series_day")]


def test_a_rule_makes_real_sessions_like_the_pattern_and_none_twice(
    session: Session, made: list[Session]
) -> None:
    series = series_of(made[0])
    assert days_of(series) == [series.first_day + dt.timedelta(weeks=n) for n in range(4)]
    assert {(s.capacity, s.venue_id, s.taken) for s in made} == {(10, session.venue_id, 0)}
    assert {s.starts_at.astimezone(SHANGHAI).time() for s in made} == {
        session.starts_at.astimezone(SHANGHAI).time()
    }
    assert not make_sessions(series, session).made


def test_a_session_that_was_moved_is_not_made_again(made: list[Session]) -> None:
    values = {
        "starts_at": made[1].starts_at + dt.timedelta(days=1),
        "ends_at": made[1].ends_at + dt.timedelta(days=1),
        "venue": made[1].venue,
        "room": "",
    }
    assert move(made[1], values, "停电", Reach.THIS) == 1
    assert not make_sessions(series_of(made[1]), made[0]).made


@pytest.mark.parametrize(("reach", "moved"), [(Reach.THIS, 1), (Reach.LATER, 3), (Reach.ALL, 4)])
def test_a_move_reaches_as_far_as_it_says(made: list[Session], reach: Reach, moved: int) -> None:
    one = made[1]
    before = days_of(series_of(one))
    values = {
        "starts_at": one.starts_at + dt.timedelta(days=2),
        "ends_at": one.ends_at + dt.timedelta(days=2),
        "venue": one.venue,
        "room": "二楼",
    }
    assert move(one, values, "停电", reach) == moved
    after = days_of(series_of(one))
    shifted = [b != a for b, a in zip(before, after, strict=True)]
    assert sum(shifted) == moved
    assert shifted[1]


def test_what_was_cancelled_stays_cancelled(made: list[Session]) -> None:
    changing.cancel(made[2], "主讲人生病")
    assert cancel(made[1], "场地维修", Reach.LATER) == 2
    states = [Session.objects.get(pk=one.pk).state for one in made]
    assert states.count(SessionState.CANCELLED) == 3
    assert states[0] == SessionState.SCHEDULED


def test_seats_of_all_or_of_none(made: list[Session]) -> None:
    for number in range(5):
        register(made[3], applying(number))
    with pytest.raises(ValidationError):
        reseat(made[0], 4, 0, Reach.ALL)
    assert {Session.objects.get(pk=one.pk).capacity for one in made} == {10}
    assert reseat(made[0], 6, 1, Reach.ALL) == 4


def test_a_correction_of_all_tells_nobody_and_leaves_the_past(made: list[Session]) -> None:
    assert correct(made[0], {"note": "请带老花镜"}, Reach.ALL) == 4
    assert not made[0].changes.exists()
    alone = SessionFactory.create()
    assert correct(alone, {"note": "自带水杯"}, Reach.ALL) == 1

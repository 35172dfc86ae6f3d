"""A thousand people, each of whom sends the form twice, for a hundred seats: over HTTP, all at one moment."""

from collections import Counter
from pathlib import Path

from django.db import connection

import pytest

from events.models import Session
from events.states import State
from tests.events.registering.load import Rush, rush
from tests.events.registering.served import Served, public_session
from tests.events.seats.reckoning import check
from tests.services import Redis

pytestmark = [pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

PEOPLE, SEATS = 1000, 100


@pytest.fixture
def redis_url(request: pytest.FixtureRequest) -> str:
    """A cache that processes share stands beside PostgreSQL in every installation."""
    if connection.vendor != "postgresql":
        return ""
    redis: Redis = request.getfixturevalue("redis")
    return redis.url


def test_a_hundred_seats_go_to_the_first_hundred(tmp_path: Path, redis_url: str) -> None:
    session = public_session(SEATS)
    with Served(tmp_path, redis_url) as site:
        met = rush(site.form(session), Rush(PEOPLE))
    print(met)  # noqa: T201 - for whoever reads the log: machines differ, so no time is asked for
    assert met.answers == {"302": 2 * PEOPLE}
    check(session)
    everybody_stands_where_they_came(session)


def everybody_stands_where_they_came(session: Session) -> None:
    rows = session.registrations.exclude(state=State.REPEATED).order_by("order")
    states = list(rows.values_list("state", flat=True))
    assert states == [State.CONFIRMED] * SEATS + [State.WAITING] * (PEOPLE - SEATS)
    forms: Counter[int] = Counter(session.registrations.values_list("contact", flat=True))
    sent_a_fresh_form = sum(times == 2 for times in forms.values())
    assert (len(forms), sent_a_fresh_form) == (PEOPLE, PEOPLE // 2)


@pytest.mark.any_database
def test_people_who_read_the_form_first_register_as_well(tmp_path: Path, redis_url: str) -> None:
    session = public_session(20)
    with Served(tmp_path, redis_url) as site:
        met = rush(site.form(session), Rush(30, at_once=8, reads_form=True))
    assert met.answers == {"302": 60}
    check(session)
    assert session.registrations.filter(state=State.CONFIRMED).count() == 20

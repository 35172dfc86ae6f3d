"""The demonstration's season: past, running, full, cancelled and moved lectures; gone without a trace."""

from django.db import connection
from django.test import Client

import pytest

from events.demo.loading import load_season
from events.demo.records import LECTURES
from events.models import LecturePage, Registration, Session
from events.reading.shown import all_shown, with_facts
from events.states import CAME, State
from fazhi.town.demo import remove_demo
from tests.events.seats.reckoning import check

pytestmark = [pytest.mark.heavy, pytest.mark.any_database, pytest.mark.django_db]


def rows() -> dict[str, int]:
    """How many rows each table of lectures, places, people and messages has."""
    with connection.cursor() as cursor:
        tables = [
            name
            for name in connection.introspection.table_names(cursor)
            if name.startswith(("events_", "places_", "people_", "outbox_message"))
        ]
        counted = {}
        for table in tables:
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
            counted[table] = cursor.fetchone()[0]
    return counted


def test_the_season_shows_everything_and_is_removed_without_a_trace(
    demo_town: None, client: Client
) -> None:
    assert load_season() == str(len(LECTURES)) == "12"
    assert load_season() == ""
    assert LecturePage.objects.live().count() == 12
    sessions = all_shown(with_facts(Session.objects.all()))
    assert len({one.session.venue.village for one in sessions}) >= 10
    assert any(one.is_over for one in sessions)
    assert any(one.is_running for one in sessions)
    assert any(one.is_cancelled for one in sessions)
    assert any(one.moved_from for one in sessions)
    full = [one for one in sessions if one.takes_registrations and not one.free]
    assert full
    assert full[0].session.registrations.filter(state=State.WAITING).exists()
    assert Session.objects.filter(series__isnull=False).count() == 4
    assert Session.objects.filter(attendees__presence__in=CAME).exists()
    for one in sessions:
        check(one.session)
    assert client.get("/lectures/").status_code == 200
    names = Registration.objects.exclude(contact=None).values_list("contact__name", flat=True)
    assert all(name.startswith("示例") for name in names), "no real person"
    remove_demo()
    assert not {table for table, number in rows().items() if number}

"""The database crashes while messages are being sent, and comes back. PostgreSQL alone: see `conftest`."""

from collections.abc import Iterator
from pathlib import Path

from django.db import connection

import pytest

from tests.fazhi.outbox.example import mass
from tests.fazhi.outbox.holding_sink import HoldingSink
from tests.fazhi.outbox.own_postgresql import Again, Lasting, with_a_copy
from tests.fazhi.outbox.reckoning import none_lost_and_none_sent_twice
from tests.fazhi.outbox.senders import Senders, all_end, senders, start
from tests.services.processes import eventually, server_of

pytestmark = [pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

MESSAGES = 300
AT_ONCE = 2  # senders


@pytest.fixture
def database(transactional_db: None) -> Iterator[Lasting]:
    with Lasting() as server, with_a_copy(server):
        yield server


@pytest.fixture(params=["embedded", "Celery"])
def runners(
    request: pytest.FixtureRequest, tmp_path: Path, sink: HoldingSink, database: Lasting
) -> Iterator[Senders]:
    redis_url = request.getfixturevalue("redis").url if request.param == "Celery" else ""
    made = senders(tmp_path, sink.port, redis_url)
    yield made
    made.stop()


def test_a_crash_of_the_database_loses_nothing_and_ends_no_process(
    runners: Senders, sink: HoldingSink, database: Lasting
) -> None:
    mass.write(MESSAGES)
    start(runners)
    processes = [server_of(each.directory) for each in runners.processes]
    clock = runners.processes[0]
    assert sink.wait_for_more(50, 60)

    database.crash()
    connection.close()
    assert eventually(lambda: "the clock could not look" in clock.log.read_text(), 30)
    arrived = len(sink.mails)
    assert arrived < MESSAGES, "all was sent before the crash"
    with Again(database):
        assert all_end(120)
        assert none_lost_and_none_sent_twice(sink) <= AT_ONCE
        assert [server_of(each.directory) for each in runners.processes] == processes
        runners.stop()
        connection.close()

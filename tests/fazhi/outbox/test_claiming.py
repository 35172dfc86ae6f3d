"""Claiming: one sender wins a message, and what it costs does not grow with what waits."""

import datetime as dt
import json
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.claiming import claim
from fazhi.outbox.models import Message, Priority
from fazhi.outbox.states import TRANSITIONS, State, sources_of

MANY = 100_000


def queue(count: int, **values: Any) -> None:
    Message.objects.bulk_create(
        (
            Message(**{"kind": "test.note", "channel": Channel.EMAIL, **values})
            for _i in range(count)
        ),
        batch_size=5000,
    )


def test_no_way_leads_out_of_an_end() -> None:
    for state in (State.FAILED, State.BOUNCED, State.CANCELLED):
        assert TRANSITIONS[state] == frozenset()
    assert sources_of(State.CLAIMED) == [State.QUEUED]


@pytest.mark.django_db
def test_calls_are_not_claimed_by_the_program() -> None:
    queue(1, channel=Channel.CALL)
    assert claim().looked_at == 0


@pytest.fixture
def committed(django_db_blocker: Any, django_db_setup: None) -> Iterator[None]:
    """Rows that other connections see; they are deleted afterwards, and nothing else is."""
    with django_db_blocker.unblock():
        try:
            yield
        finally:
            Message.objects.all().delete()
            connections.close_all()


@pytest.mark.heavy
def test_eight_senders_take_each_message_once(committed: None) -> None:
    queue(400)
    taken: Counter[object] = Counter()
    lock = threading.Lock()

    def take() -> None:
        try:
            while True:
                claimed = claim(7)
                if not claimed.looked_at:
                    return
                with lock:
                    taken.update(message.pk for message in claimed.messages)
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # Who passes over a locked row may end while others are at work: what is left is claimed now.
    taken.update(message.pk for message in claim(400).messages)
    assert len(taken) == 400
    assert set(taken.values()) == {1}
    assert set(Message.objects.values_list("state", flat=True)) == {State.CLAIMED}


@pytest.mark.heavy
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("many", "many_are"),
    [(MANY, "due"), (10_000, "later"), (10_000, "ended"), (10_000, "less urgent")],
)
def test_claiming_from_many_reads_as_little_as_from_few(many: int, many_are: str) -> None:
    now = timezone.now()
    queue(500, due_at=now - dt.timedelta(hours=2))
    _analyse()
    few = _cost_of_claiming()
    kinds: dict[str, dict[str, Any]] = {
        "due": {"due_at": now - dt.timedelta(hours=1)},
        "later": {"due_at": now + dt.timedelta(hours=1)},
        "ended": {"state": State.SENT, "ended_at": now},
        "less urgent": {"priority": Priority.BULK, "due_at": now - dt.timedelta(hours=3)},
    }
    queue(many, **kinds[many_are])
    _analyse()
    cost = _cost_of_claiming()
    assert cost <= few * 2, f"{cost} pages or steps instead of {few}"


def _analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _cost_of_claiming() -> int:
    """What the queries that look for due messages read: pages on PostgreSQL, steps on SQLite."""
    with transaction.atomic():
        with CaptureQueriesContext(connection) as queries:
            claim()
        transaction.set_rollback(True)
    looking = [
        q["sql"]
        for q in queries
        if q["sql"].startswith("SELECT") and 'ORDER BY "outbox_message"."due_at"' in q["sql"]
    ]
    assert looking
    return sum(_pages(sql) if connection.vendor == "postgresql" else _rows(sql) for sql in looking)


def _pages(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)
        found = cursor.fetchone()[0]
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


def _rows(sql: str) -> int:
    """SQLite counts the instructions that it runs; its progress handler is called for each of them."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection.connection.set_progress_handler(step, 1)
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            cursor.fetchall()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return steps

"""A thousand messages while those who send them are killed again and again: none lost, none sent twice.

The senders are the real processes: the small process on SQLite and PostgreSQL, Celery on PostgreSQL. Kills
hit whole process groups, half of them in the moment between DATA and the mail server's answer.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from django.db import connection
from django.test import Client
from django.urls import reverse

import pytest
import redis as redis_client

from fazhi.outbox.models import Message
from fazhi.outbox.states import State
from tests.fazhi.outbox.example import careless, mass
from tests.fazhi.outbox.holding_sink import HoldingSink
from tests.fazhi.outbox.reckoning import none_lost_and_none_sent_twice
from tests.fazhi.outbox.senders import Senders, all_end, open_ones, senders, start
from tests.services import Redis
from tests.services.processes import eventually

# Not `services`: those run on SQLite alone, and Celery stands beside PostgreSQL in every installation.
pytestmark = [pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

KINDS = ["embedded", "Celery"] if connection.vendor == "postgresql" else ["embedded"]
MESSAGES = 1000
KILLS = 10
AT_ONCE = 2  # senders


@pytest.fixture(params=KINDS)
def broker(request: pytest.FixtureRequest) -> Redis | None:
    if request.param == "embedded":
        return None
    redis: Redis = request.getfixturevalue("redis")
    forget_everything(redis)
    return redis


@pytest.fixture
def runners(broker: Redis | None, tmp_path: Path, sink: HoldingSink) -> Iterator[Senders]:
    made = senders(tmp_path, sink.port, broker.url if broker else "")
    yield made
    made.stop()


def forget_everything(redis: Redis) -> None:
    with redis_client.Redis.from_url(redis.url) as client:
        client.flushall()


def test_no_message_is_lost_and_none_sent_twice(
    runners: Senders,
    broker: Redis | None,
    sink: HoldingSink,
    request: pytest.FixtureRequest,
) -> None:
    mass.write(MESSAGES)
    for kill in range(KILLS):
        start(runners)
        if kill % 2:
            assert sink.wait_for_one_without_an_answer(60), "nothing was sent between two kills"
        else:
            assert sink.wait_for_more(random.randint(1, 30), 60), "nothing was sent"
        if kill == KILLS // 2 and broker:
            forget_everything(broker)
        runners.kill()
    assert open_ones() > MESSAGES // 4, "hardly anything was left to be sent after the last kill"
    start(runners)
    assert all_end(120)
    runners.stop()

    assert KILLS // 2 <= none_lost_and_none_sent_twice(sink) <= KILLS * AT_ONCE
    assert Message.objects.count() == MESSAGES
    uncertain_ones_are_listed_and_can_be_settled(request.getfixturevalue("admin_client"))


def uncertain_ones_are_listed_and_can_be_settled(staff: Client) -> None:
    page = staff.get(reverse("outbox_messages:index"), {"progress": "person"}).text
    uncertain = Message.objects.filter(state=State.UNCERTAIN)
    for message in uncertain:
        assert reverse("outbox_messages:inspect", args=[message.pk]) in page
    message = uncertain[0]
    settle = reverse("outbox_messages:settle", args=[message.pk])
    assert settle in staff.get(reverse("outbox_messages:inspect", args=[message.pk])).text
    staff.post(settle, {"reason": "asked the recipient", "arrived": "yes"})
    message.refresh_from_db()
    assert message.state == State.SENT


def test_without_the_claim_messages_are_sent_twice(runners: Senders, sink: HoldingSink) -> None:
    """What the test above would see if the claim were not there."""
    mass.write(300)
    runners.variables[careless.VARIABLE] = "1"
    start(runners)
    assert eventually(lambda: sink.most_of_one > 1, 60)


def test_two_clocks_and_two_workers_send_each_message_once(
    runners: Senders, sink: HoldingSink
) -> None:
    mass.write(300)
    for _pair in range(2):
        start(runners)
    assert all_end(60)
    runners.stop()
    assert none_lost_and_none_sent_twice(sink) == 0

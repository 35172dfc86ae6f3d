"""Several members of staff at one number in the same moment."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection

import pytest

from fazhi.accounts.models import User
from fazhi.outbox.calls.leases import give_back, take
from fazhi.outbox.calls.outcomes import Outcome, record
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import CallLease, Message, MessageEvent
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.states import Happening, State
from fazhi.outbox.writing import send
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 6
ROUNDS = 5


def calls(note: Kind, count: int = 3) -> list[Message]:
    for number in range(count):
        send(note.key, Recipient(name="王小明", phone="13800138000"), {"title": str(number)})
    return list(Message.objects.filter(channel=Channel.CALL))


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """What each act gave back, done in threads that begin together; ``refused`` for a `ValidationError`."""
    barrier, results = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            barrier.wait(10)
            results.append(act())
        except ValidationError:
            results.append("refused")
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            results.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def taking(user: User, rows: list[Message]) -> Callable[[], object]:
    def act() -> Any:
        take(rows, by=user)
        return user.pk

    return act


def test_one_of_many_gets_the_number(note: Kind) -> None:
    rows = calls(note)
    users = UserFactory.create_batch(MANY)
    results = at_once([taking(user, rows) for user in users])
    assert sorted(map(str, results))[1:] == ["refused"] * (MANY - 1)
    [lease] = CallLease.objects.all()
    assert lease.by_id in results
    seen = MessageEvent.objects.filter(what=Happening.CALLED)
    assert set(seen.values_list("by", flat=True)) == {lease.by_id}
    assert seen.count() == len(rows), "who was refused has not seen it"


def test_a_number_that_is_just_given_back_is_taken_or_refused(note: Kind) -> None:
    rows = calls(note)
    first, *others = UserFactory.create_batch(MANY)
    for _round in range(ROUNDS):
        CallLease.objects.all().delete()
        take(rows, by=first)
        giving_back = [lambda: give_back(rows[0].address_hash, by=first)]
        results = at_once(giving_back + [taking(user, rows) for user in others])
        taken = [result for result in results if result not in {None, "refused"}]
        assert taken == list(CallLease.objects.values_list("by", flat=True))


def test_an_outcome_is_written_down_once(note: Kind) -> None:
    rows = calls(note)
    user = UserFactory.create()
    take(rows, by=user)
    reached = [lambda: record(rows, Outcome.REACHED, by=user)] * MANY
    assert sorted(map(str, at_once(reached))) == ["None"] + ["refused"] * (MANY - 1)
    assert set(Message.objects.values_list("state", "attempts")) == {(State.SENT, 1)}


def test_who_comes_when_all_has_been_said_gets_no_number(note: Kind) -> None:
    rows = calls(note)
    first, second = UserFactory.create_batch(2)
    take(rows, by=first)
    record(rows, Outcome.REACHED, by=first)
    assert take(rows, by=second) == []
    assert not CallLease.objects.exists()
    assert not MessageEvent.objects.filter(by=second).exists()

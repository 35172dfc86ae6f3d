"""Several at the same moment: one task, one taker, one end, one reminder."""

import datetime as dt
import threading
from collections.abc import Callable
from functools import partial

from django.core.exceptions import ValidationError
from django.db import connection

import pytest

from fazhi.workdays import SHANGHAI
from fazhi.worklist import escalation, services
from fazhi.worklist.general import GENERAL
from fazhi.worklist.models import Task
from tests.factories.accounts import UserFactory
from tests.factories.departments import DepartmentFactory
from tests.factories.worklist import TaskFactory
from tests.fazhi.worklist.conftest import Heard

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 6


def at_once(act: Callable[[int], object]) -> list[object]:
    """What each of many threads got back; ``refused`` for a `ValidationError`."""
    barrier, results = threading.Barrier(MANY), []

    def run(number: int) -> None:
        try:
            barrier.wait(10)
            results.append(act(number))
        except ValidationError:
            results.append("refused")
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            results.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_a_task_opened_by_many_is_one(heard: Heard) -> None:
    office = DepartmentFactory.create()

    def open_it(number: int) -> int:
        return services.open_task(GENERAL, title="月报", department=office, key="2026-11").pk

    assert at_once(open_it) == [Task.objects.get().pk] * MANY
    assert [name for name, *_rest in heard] == ["opened"]


def test_one_takes_it_and_the_others_hear_of_that() -> None:
    task, users = TaskFactory.create(), UserFactory.create_batch(MANY)
    results = at_once(lambda number: services.take(task, users[number]).assignee)
    assert results.count("refused") == MANY - 1
    task.refresh_from_db()
    assert task.assignee in results


def test_finishing_cancelling_and_handing_over_exclude_each_other() -> None:
    task, user = TaskFactory.create(), UserFactory.create()
    ends = [
        lambda: services.finish(task, "已办。", user),
        lambda: services.cancel(task, "重复。", user),
    ]
    results = at_once(lambda number: ends[number % 2]().state)
    assert results.count("refused") == MANY - 1
    task.refresh_from_db()
    assert task.state in results


def run_at(moment: dt.datetime, number: int) -> escalation.Told:
    return escalation.remind_and_escalate(moment)


def test_each_is_reminded_of_and_told_of_once(heard: Heard) -> None:
    TaskFactory.create_batch(3, due_on=dt.date(2026, 3, 10))
    for day, name in ((9, "reminded"), (11, "escalated")):
        moment = dt.datetime(2026, 3, day, 8, 30, tzinfo=SHANGHAI)
        heard.clear()
        told = at_once(partial(run_at, moment))
        assert [event for event, *_rest in heard] == [name] * 3
        assert sum(t.reminded + t.escalated for t in told) == 3  # type: ignore[attr-defined]

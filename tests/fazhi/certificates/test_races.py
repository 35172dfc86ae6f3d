"""Several at the same moment: numbers without a gap or a double, one certificate for one key."""

import threading
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import connection

import pytest

from fazhi.certificates import handling
from fazhi.certificates.issuing import Holder, issue, issue_many
from fazhi.certificates.models import Certificate, VerificationKey
from fazhi.certificates.states import Ground
from fazhi.workdays import today
from tests.factories.accounts import UserFactory
from tests.factories.certificates import COURSE, certificate, course_values

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 6


def at_once(act: Callable[[int], object]) -> list[object]:
    """What each of many threads got back; ``refused`` for a ``ValidationError``."""
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
        thread.join(60)
    return results


def numbers() -> list[str]:
    return sorted(Certificate.objects.values_list("number", flat=True))


def expected(amount: int) -> list[str]:
    return [f"听字{today().year}-{n:06d}" for n in range(1, amount + 1)]


def test_the_first_numbers_of_a_year() -> None:
    at_once(lambda n: issue(COURSE.key, None, course_values(), name="示例甲", key=f"k{n}").pk)
    assert numbers() == expected(MANY)
    assert VerificationKey.objects.count() == 1


def test_one_key_is_one_certificate() -> None:
    results = at_once(
        lambda n: issue(COURSE.key, None, course_values(), name="示例甲", key="same").pk
    )
    assert results == [Certificate.objects.get().pk] * MANY
    assert numbers() == expected(1)


@pytest.mark.heavy
def test_lists_that_overlap_and_single_ones() -> None:
    def act(number: int) -> int:
        made = 0
        for round_ in range(5):
            # Half of each list is another thread's too.
            keys = [f"{round_}-{n}" for n in range(number * 10, number * 10 + 20)]
            holders = [Holder(None, course_values(), name="示例甲", key=key) for key in keys]
            made += len(issue_many(COURSE.key, holders))
            issue(COURSE.key, None, course_values(), name="示例乙", key=f"{number}-{round_}-one")
        return made

    assert at_once(act) == [100] * MANY
    assert numbers() == expected(5 * (MANY * 10 + 10) + 5 * MANY)


def test_one_of_many_revokes_it() -> None:
    row, users = certificate(), UserFactory.create_batch(MANY)
    results = at_once(
        lambda n: handling.revoke(row, ground=Ground.OTHER, reason="测试", by=users[n]).pk
    )
    assert results.count("refused") == MANY - 1


def test_one_of_many_replaces_it() -> None:
    row, users = certificate(key="seat"), UserFactory.create_batch(MANY)
    results = at_once(
        lambda n: handling.replace(row, name="示例改", reason="错字", by=users[n]).number
    )
    assert results.count("refused") == MANY - 1
    assert numbers() == expected(2)
    assert Certificate.objects.get(key="seat").number in results

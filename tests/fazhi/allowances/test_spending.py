"""Counters that are exact, forget who was counted, and go when their time is over."""

import datetime as dt
import threading

from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

import pytest

from fazhi.allowances import spending
from fazhi.allowances.models import Allowance
from fazhi.allowances.spending import Limit, TooMany, check, purge_allowances, spend

LIMIT = Limit("tests", per_hour=5)


def request_from(address: str = "192.0.2.1") -> HttpRequest:
    return RequestFactory().post("/", REMOTE_ADDR=address)


@pytest.mark.django_db
def test_each_address_and_each_purpose_counts_by_itself() -> None:
    for _n in range(5):
        check(LIMIT, request_from())
        spend(LIMIT, request_from())
    for refuses in (check, spend):
        with pytest.raises(TooMany) as refused:
            refuses(LIMIT, request_from())
        assert 1 <= refused.value.seconds <= 3600
    spend(LIMIT, request_from("192.0.2.2"))
    spend(Limit("others", per_hour=1), request_from())


@pytest.mark.django_db
def test_no_address_is_stored_and_each_hour_has_another_hash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spend(LIMIT, request_from())
    later = spending.now() + dt.timedelta(hours=1)
    monkeypatch.setattr(spending, "now", lambda: later)
    spend(LIMIT, request_from())
    hashes = set(Allowance.objects.values_list("visitor", flat=True))
    assert len(hashes) == 2
    assert "192.0.2.1" not in str(list(Allowance.objects.values()))


@pytest.mark.django_db
def test_counters_are_deleted_when_their_time_is_over() -> None:
    now = timezone.now()
    for hours in (-25, -1, 1):
        until = now + dt.timedelta(hours=hours)
        Allowance.objects.create(purpose="tests", visitor=str(hours), until=until)
    assert purge_allowances(dry_run=True) == 2
    assert Allowance.objects.count() == 3
    assert purge_allowances() == 2
    assert Allowance.objects.get().visitor == "1"


@pytest.mark.django_db(transaction=True)
def test_many_at_the_same_moment_get_no_more_than_there_is() -> None:
    barrier, results = threading.Barrier(8), []

    def run() -> None:
        try:
            barrier.wait(10)
            for _n in range(2):
                try:
                    spend(LIMIT, request_from())
                    results.append("taken")
                except TooMany:
                    results.append("refused")
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            results.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(results) == ["refused"] * 11 + ["taken"] * 5
    assert set(Allowance.objects.values_list("used", flat=True)) == {5}

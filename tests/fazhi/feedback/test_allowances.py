"""Nobody floods the departments, and a whole village behind one address still gets through."""

import datetime as dt
import threading

from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import StandardPage
from fazhi.feedback import allowances
from fazhi.feedback.allowances import TooMany, purge_allowances, spend
from fazhi.feedback.models import Allowance, Feedback, Purpose, UsefulnessCount

FILLED = {"about": "/id/", "kind": "correction", "reason": "wrong", "text": "写错了。"}


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of everything."""
    monkeypatch.setattr(allowances, "PER_ADDRESS_AND_HOUR", dict.fromkeys(Purpose, 2))


def send(client: Client, number: int, address: str = "192.0.2.1") -> int:
    data = {**FILLED, "form_key": str(number)}
    return client.post("/feedback/new/", data, REMOTE_ADDR=address).status_code


@pytest.mark.django_db
def test_one_address_cannot_send_without_end(
    tight: None, page: StandardPage, client: Client
) -> None:
    assert [send(client, n) for n in range(3)] == [302, 302, 429]
    assert send(client, 3, "192.0.2.2") == 302
    assert Feedback.objects.count() == 3


@pytest.mark.django_db
def test_what_was_typed_is_kept_and_when_to_try_again_is_said(
    tight: None, page: StandardPage, client: Client
) -> None:
    for n in range(2):
        send(client, n)
    refused = client.post("/feedback/new/", {**FILLED, "form_key": "9"}, REMOTE_ADDR="192.0.2.1")
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 3600
    soup = BeautifulSoup(refused.content, "html.parser")
    assert soup.select("textarea")[0].text.strip() == FILLED["text"]
    assert "没有丢失" in soup.text
    assert "这次没有提交成功" in soup.select(".error-summary")[0].text


@pytest.mark.django_db
def test_a_form_sent_again_takes_nothing(tight: None, page: StandardPage, client: Client) -> None:
    assert [send(client, 1) for _n in range(4)] == [302] * 4
    assert set(Allowance.objects.values_list("used", flat=True)) == {1}


@pytest.mark.django_db
def test_votes_and_guessed_codes_end_too(tight: None, page: StandardPage, client: Client) -> None:
    votes = [client.post("/feedback/", {"path": "/id/", "vote": "useful"}) for _n in range(3)]
    assert [answer.status_code for answer in votes] == [302, 302, 429]
    assert "操作过于频繁" in votes[-1].content.decode()
    assert UsefulnessCount.objects.get().useful == 2
    guesses = [client.get(f"/feedback/0000000{n}/").status_code for n in range(3)]
    assert guesses == [404, 404, 429]


@pytest.mark.django_db
def test_the_whole_site_has_a_limit_and_a_refusal_takes_nothing(
    page: StandardPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowances, "PER_DAY", {Purpose.TEXT: 1})
    assert [send(client, n, f"192.0.2.{n}") for n in range(2)] == [302, 429]
    assert Allowance.objects.exclude(visitor=allowances.WHOLE_SITE).count() == 1


@pytest.mark.django_db
def test_no_address_is_stored_and_each_hour_has_another_hash(
    page: StandardPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(client, 1)
    later = allowances.now() + dt.timedelta(hours=1)
    monkeypatch.setattr(allowances, "now", lambda: later)
    send(client, 2)
    hashes = set(Allowance.objects.exclude(visitor="").values_list("visitor", flat=True))
    assert len(hashes) == 2
    assert "192.0.2.1" not in str(list(Allowance.objects.values()))


@pytest.mark.django_db
def test_counters_are_deleted_when_their_time_is_over() -> None:
    now = timezone.now()
    for hours in (-25, -1, 1):
        until = now + dt.timedelta(hours=hours)
        Allowance.objects.create(purpose=Purpose.TEXT, visitor=str(hours), until=until)
    assert purge_allowances(dry_run=True) == 2
    assert Allowance.objects.count() == 3
    assert purge_allowances() == 2
    assert Allowance.objects.get().visitor == "1"


@pytest.mark.django_db(transaction=True)
def test_many_at_the_same_moment_get_no_more_than_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(allowances, "PER_ADDRESS_AND_HOUR", {Purpose.TEXT: 5})
    barrier, results = threading.Barrier(8), []

    def run() -> None:
        try:
            barrier.wait(10)
            for _n in range(2):
                try:
                    spend(Purpose.TEXT, RequestFactory().post("/", REMOTE_ADDR="192.0.2.1"))
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

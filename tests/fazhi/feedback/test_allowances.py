"""Nobody floods the departments, and a whole village behind one address still gets through."""

from dataclasses import replace

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import StandardPage
from fazhi.allowances.models import Allowance
from fazhi.allowances.spending import WHOLE_SITE
from fazhi.feedback import allowances
from fazhi.feedback.models import Feedback, UsefulnessCount

FILLED = {"about": "/id/", "kind": "correction", "reason": "wrong", "text": "写错了。"}


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of everything."""
    for name in ("TEXTS", "VOTES", "MISSES"):
        limit = getattr(allowances, name)
        monkeypatch.setattr(allowances, name, replace(limit, per_hour=2))


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
    monkeypatch.setattr(allowances, "TEXTS", replace(allowances.TEXTS, per_day=1))
    assert [send(client, n, f"192.0.2.{n}") for n in range(2)] == [302, 429]
    assert Allowance.objects.exclude(visitor=WHOLE_SITE).count() == 1

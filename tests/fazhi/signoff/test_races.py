"""Several at the same second: exactly one outcome, and a clear answer to the others."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from cms_pages.general.models import StandardPage
from fazhi.departments.models import Role
from fazhi.signoff import signing
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import faults
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import Openness, Step
from fazhi.signoff.submitting import recall, submit
from fazhi.signoff.withdrawing import withdraw
from tests.fazhi.signoff.conftest import Office
from tests.fazhi.worklist.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def acts() -> list[str]:
    records = SignOffRecord.objects.filter(model="general.standardpage")
    return list(records.values_list("act", flat=True))


def test_two_signatories_at_the_same_second(office: Office, member: Callable[..., Any]) -> None:
    people = [
        office.people[Step.COPY],
        *(member(Role.COPY_CHECKER, office.general) for _n in "12345"),
    ]
    office.submit()
    tickets = [office.ticket(person) for person in people]
    results = at_once(lambda n: signing.sign(tickets[n], declares=True).act)
    assert sorted(str(result) for result in results) == ["checked", *["refused"] * 5]
    assert acts() == ["submitted", "checked"]
    assert list(faults()) == []


def test_signing_and_sending_back_exclude_each_other(office: Office) -> None:
    office.submit()
    office.sign()
    ticket = office.ticket(office.people[Step.DEPARTMENT])

    def act(number: int) -> Any:
        if number % 2:
            return signing.send_back(ticket, reason="请改。").act
        return signing.sign(ticket, declares=True).act

    results = at_once(act)
    assert results.count("refused") == len(results) - 1
    assert acts()[2:] in (["signed"], ["returned"])


def test_a_submission_by_many_is_one(office: Office) -> None:
    version = version_of(StandardPage.objects.get(pk=office.page.pk).latest_revision)
    results = at_once(lambda n: submit(office.page, office.author, version=version).act)
    assert results.count("refused") == len(results) - 1
    assert acts() == ["submitted"]


def test_taking_back_and_releasing_exclude_each_other(office: Office) -> None:
    office.submit()
    office.sign()
    office.sign()
    ticket = office.ticket(office.people[Step.PUBLICATION])

    def act(number: int) -> Any:
        if number % 2:
            return recall(office.page, office.author)
        return signing.sign(ticket, declares=True, openness=Openness.ACTIVE).act

    at_once(act)
    ends = [one for one in acts() if one in {Act.RELEASED, Act.RECALLED}]
    assert len(ends) == 1
    assert bool(office.live_words()) is (ends == [Act.RELEASED])


def test_a_page_saved_while_it_is_signed_is_signed_as_it_was_seen(office: Office) -> None:
    office.submit()
    ticket = office.ticket(office.people[Step.COPY])

    def act(number: int) -> Any:
        if number:
            with suppress(Refused):
                return office.write(f"说法{number}", by=office.people[Step.COPY]).pk
        return signing.sign(ticket, declares=True).act

    at_once(act)
    for record in SignOffRecord.objects.filter(act=Act.CHECKED):
        submitted = SignOffRecord.objects.get(act=Act.SUBMITTED)
        assert record.content == submitted.content
    assert list(faults()) == []


def test_withdrawing_twice_is_one_withdrawal(office: Office) -> None:
    office.submit()
    office.sign_all()
    publisher = office.people[Step.PUBLICATION]
    results = at_once(lambda n: withdraw(office.page, publisher, reason="有误。").act)
    assert results.count("refused") == len(results) - 1
    assert acts().count("withdrawn") == 1

"""Approvals on paper: entered by one person with the scan, confirmed by another."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import pytest

from fazhi.signoff.acts import Act
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import PaperApproval, SignOffRecord
from fazhi.signoff.paper import confirm_paper, enter_paper, refuse_paper
from fazhi.signoff.steps import Step
from fazhi.workdays import today
from tests import standing
from tests.factories.media import picture_bytes
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db


@standing.fixture()
def waiting(underway: Office) -> Office:
    """The department has yet to sign."""
    underway.sign()
    return underway


def entered(office: Office, **said: Any) -> PaperApproval:
    fields = {
        "signer": office.people[Step.DEPARTMENT],
        "signed_on": today(),
        "scan": SimpleUploadedFile("scan.jpg", picture_bytes()),
        "opinion": "同意。",
        **said,
    }
    return enter_paper(office.ticket(office.author), **fields)


def test_a_paper_counts_once_a_second_person_has_compared_it(waiting: Office) -> None:
    approval = entered(waiting)
    assert waiting.step() == Step.DEPARTMENT
    confirm_paper(approval, waiting.people[Step.PUBLICATION])
    record = SignOffRecord.objects.get(act=Act.SIGNED)
    assert record.person == waiting.people[Step.DEPARTMENT].name
    assert record.details["paper"]["scan"] == approval.scan_digest
    assert waiting.step() == Step.PUBLICATION


def test_who_may_not_confirm(waiting: Office, user: Any) -> None:
    approval = entered(waiting)
    for person in (waiting.author, waiting.people[Step.DEPARTMENT], user):
        with pytest.raises(Refused):
            confirm_paper(approval, person)
    refuse_paper(approval, waiting.author)
    with pytest.raises(Refused):
        confirm_paper(approval, waiting.people[Step.PUBLICATION])


@pytest.mark.parametrize(
    "scan",
    [SimpleUploadedFile("scan.exe", b"MZ"), SimpleUploadedFile("scan.pdf", b"no pdf")],
    ids=["program", "no document"],
)
def test_what_is_no_scan_is_refused(waiting: Office, scan: SimpleUploadedFile) -> None:
    with pytest.raises(ValidationError):
        entered(waiting, scan=scan)
    assert not PaperApproval.objects.exists()


@pytest.mark.parametrize("days", [1, -90], ids=["to come", "long ago"])
def test_a_day_on_which_nobody_can_have_signed_is_refused(waiting: Office, days: int) -> None:
    with pytest.raises(ValidationError):
        entered(waiting, signed_on=today() + dt.timedelta(days=days))
    assert not PaperApproval.objects.exists()


def test_a_paper_of_who_may_not_sign_is_refused(waiting: Office) -> None:
    for signer in (waiting.people[Step.COPY], waiting.author):
        with pytest.raises(Refused):
            entered(waiting, signer=signer)


@pytest.mark.usefixtures("underway")
def test_a_paper_about_an_earlier_version_takes_no_step(office: Office) -> None:
    approval = entered(office, signer=office.people[Step.COPY])
    office.write("ganz anders")
    with pytest.raises(Refused):
        confirm_paper(approval, office.people[Step.PUBLICATION])


def test_the_scan_is_for_those_with_a_part_in_it(waiting: Office, user: Any) -> None:
    approval = entered(waiting)
    url = reverse("signoff:scan", args=[approval.pk])
    client = Client()
    client.force_login(
        waiting.people[Step.PUBLICATION],
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    assert client.get(url).status_code == 200
    assert client.get(reverse("signoff:paper", args=[approval.pk])).status_code == 200
    client.post(reverse("signoff:paper", args=[approval.pk]))
    assert waiting.step() == Step.PUBLICATION

"""Certificates of attendance: only for those who came, the same ones each time, gone with an erasure."""

import datetime as dt
from io import BytesIO

from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

import pytest
import time_machine
from pypdf import PdfReader

from events import attendance
from events.desk.arriving import check_in, walk_in
from events.models import Session
from events.privacy import forget, purge
from events.seats.registering import register
from fazhi.certificates.models import Certificate
from fazhi.people.erasure import ErasureReason, erase_person
from fazhi.workdays import now
from tests.factories.events import applying

pytestmark = pytest.mark.django_db


def test_who_came_gets_one_and_may_ask_twice(client: Client, session: Session) -> None:
    family, absent = register(session, applying(1, 2)), register(session, applying(2))
    with time_machine.travel(session.starts_at, tick=False) as clock:
        check_in(family, {1})
        walk_in(session)
        with pytest.raises(ValidationError):
            attendance.of_registration(family)
        clock.move_to(session.ends_at + dt.timedelta(hours=1))
        with pytest.raises(ValidationError):
            attendance.of_registration(absent)
        address = reverse("events:mine_certificates", args=[family.token])
        assert client.get(address).status_code == 405
        printed = client.post(address)
        assert printed["Content-Type"] == "application/pdf"
        text = PdfReader(BytesIO(printed.content)).pages[0].extract_text()
        assert "租房那些事" in text
        client.post(address)
        assert (
            client.post(reverse("events:mine_certificates", args=[absent.token])).status_code == 409
        )
    one = Certificate.objects.get()
    assert one.name == family.attendees.get(number=1).name


def test_organisers_print_them_for_everybody(organiser: Client, session: Session) -> None:
    families = [register(session, applying(number, 2)) for number in (1, 2)]
    screen = reverse("events_sessions:certificates", args=[session.pk])
    with time_machine.travel(session.starts_at, tick=False):
        for family in families:
            check_in(family)
    refused = organiser.get(screen)
    assert (refused.status_code, Certificate.objects.count()) == (302, 0), "not before it is over"
    hour = dt.timedelta(hours=1)
    Session.objects.filter(pk=session.pk).update(starts_at=now() - 3 * hour, ends_at=now() - hour)
    printed = organiser.post(screen)
    assert printed["Content-Type"] == "application/pdf"
    assert len(PdfReader(BytesIO(printed.content)).pages) == 4
    assert Certificate.objects.count() == 4


@pytest.mark.parametrize("way", ["forget", "erase"])
def test_names_outlive_the_registration_but_no_erasure(session: Session, way: str) -> None:
    registration = register(session, applying(1))
    with time_machine.travel(session.starts_at, tick=False) as clock:
        check_in(registration)
        clock.move_to(session.ends_at + dt.timedelta(hours=1))
        attendance.of_registration(registration)
        assert Certificate.objects.exclude(name="").count() == 1
        if way == "forget":
            forget(registration)
        else:
            assert registration.contact
            erase_person(registration.contact, ErasureReason.REQUEST, None)
    assert not Certificate.objects.exclude(name="").exists()


def test_the_nightly_purge_leaves_certificates(session: Session) -> None:
    registration = register(session, applying(1))
    with time_machine.travel(session.starts_at, tick=False) as clock:
        check_in(registration)
        clock.move_to(session.ends_at + dt.timedelta(days=31))
        attendance.of_registration(registration)
        counted = purge(dry_run=True)
        assert counted == purge() > 0
        assert purge(dry_run=True) == 0
    assert Certificate.objects.exclude(name="").count() == 1

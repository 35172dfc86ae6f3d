"""Certificates of attendance: only for those who came, the same ones each time, gone with an erasure."""

import datetime as dt
import json
from io import BytesIO

from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

import pytest
import time_machine
from bs4 import BeautifulSoup
from pypdf import PdfReader

from events import attendance
from events.desk.arriving import check_in, walk_in
from events.models import Registration, Session
from events.privacy import certificates_of, forget, purge
from events.seats.registering import register
from fazhi.certificates import handling
from fazhi.certificates.models import Certificate, VerificationKey
from fazhi.certificates.states import Ground
from fazhi.people.erasure import ErasureReason, erase_person
from fazhi.people.export import export_person
from fazhi.workdays import now
from tests.events.browsing import queries, soup
from tests.factories.accounts import UserFactory
from tests.factories.events import SessionFactory, applying

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


def issued(session: Session, people: int = 1) -> Registration:
    """A registration all of whom came and have a certificate; another one of the session has, too."""
    registration = register(session, applying(1, people))
    other = register(session, applying(900))
    with time_machine.travel(session.starts_at, tick=False) as clock:
        check_in(registration)
        check_in(other)
        clock.move_to(session.ends_at + dt.timedelta(hours=1))
        attendance.of_session(session)
    return registration


def data_page(client: Client, registration: Registration) -> BeautifulSoup:
    return soup(client.get(reverse("events:mine_data", args=[registration.token])))


def test_what_is_stored_names_the_certificates_and_where_they_are_checked(
    client: Client, session: Session
) -> None:
    registration = issued(session, 2)
    mine = {row.name: row for row in Certificate.objects.all()}
    names = list(registration.attendees.order_by("number").values_list("name", flat=True))
    with time_machine.travel(session.ends_at + dt.timedelta(hours=2), tick=False):
        handling.revoke(mine[names[1]], ground=Ground.OTHER, reason="x", by=UserFactory.create())
        listed = data_page(client, registration).select("section[aria-labelledby=certificates] li")
        assert len(listed) == 2, "not those of others"
        for entry, name, state in zip(listed, names, ("有效", "已撤销"), strict=True):
            link = entry.select_one("a")
            assert link
            assert link.get_text() == mine[name].number
            assert name in entry.get_text()
            assert state in entry.get_text()
            checked = client.get(str(link["href"])).content.decode()
            assert mine[name].number in checked
            assert ("真实有效" in checked) == (state == "有效")
        address = reverse("events:mine_data_file", args=[registration.token])
        told = json.loads(client.get(address).content)["听课证明"]
    assert [one["编号"] for one in told] == [mine[name].number for name in names]
    assert all(one["查验网址"].startswith("http") for one in told)


def test_where_none_was_issued_none_is_named(client: Client, session: Session) -> None:
    registration = register(session, applying(1))
    page = data_page(client, registration)
    assert not page.select("section[aria-labelledby=certificates]")
    assert VerificationKey.objects.count() == 0, "to look at a page changes nothing"


def test_what_a_person_is_handed_out_has_their_certificates(session: Session) -> None:
    registration = issued(session)
    assert registration.contact
    (told,) = export_person(registration.contact)["other_data"]["lectures"]
    (one,) = told["听课证明"]
    assert one["持有人"] == registration.attendees.get().name
    with time_machine.travel(session.ends_at + dt.timedelta(days=1), tick=False):
        forget(registration)
    assert certificates_of(registration) == []


def test_queries_do_not_grow_with_the_certificates(client: Client, session: Session) -> None:
    one = issued(session)
    other = SessionFactory.create(lecture=session.lecture, capacity=30)
    many = issued(other, 4)
    addresses = [reverse("events:mine_data", args=[each.token]) for each in (one, many)]
    few, more = (queries(client, address) for address in addresses)
    assert few == more

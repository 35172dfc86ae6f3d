"""After erasure and purge nothing says who somebody was; figures are what they were."""

import datetime as dt
import json
import logging
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

import pytest
import time_machine

from events.admin.exchange.exporting import workbook_of
from events.attendance import of_registration
from events.desk.arriving import check_in
from events.desk.closing import close_attendance
from events.models import MissedSeat, Registration, Session
from events.privacy import purge
from events.seats import freeing
from events.seats.registering import register
from events.states import State, Way
from events.statistics import Range, lines_by, people_of
from fazhi.certificates.models import Certificate
from fazhi.certificates.printing import batch_pdf
from fazhi.people.consents import withdraw_consent
from fazhi.people.erasure import ErasureReason, erase_person
from fazhi.people.export import export_person
from fazhi.people.models import Person
from fazhi.people.retention import purge_expired
from search.indexing.catching_up import catch_up
from tests.factories.events import SessionFactory, applying
from tests.traces import files_with, tables_with

pytestmark = pytest.mark.django_db

NAME, ALONG, PHONE = "示例癸癸", "示例壬壬", "13800009999"
EMAIL, UNIT = "erase.me@example.invalid", "示例无痕公司"
TRACES = (NAME, ALONG, PHONE, EMAIL, UNIT)


def theirs(**more: Any) -> Any:
    return applying(1, name=NAME, phone=PHONE, names=[NAME, ALONG], email=EMAIL, **more)


@pytest.fixture
def lived(session: Session, client: Client) -> Person:
    """Somebody with whom everything has happened: came, missed, cancelled, waits, was told."""
    missed, other = SessionFactory.create_batch(2, lecture=session.lecture)
    came = register(session, theirs(way=Way.LIST, unit=UNIT))
    register(missed, theirs())
    freeing.cancel(register(other, theirs()))
    client.get(reverse("events:mine", args=[came.token]))
    with time_machine.travel(session.starts_at, tick=False) as clock:
        check_in(came)
        assert workbook_of(session, in_full=True)
        check_in(register_other(missed))
        clock.move_to(missed.ends_at + dt.timedelta(days=1))
        close_attendance(missed)
        assert len(of_registration(came)) == 2
        assert batch_pdf(Certificate.objects.all())
        future = SessionFactory.create(lecture=session.lecture)
        register(future, theirs())
    assert MissedSeat.objects.count() == 1
    assert came.contact
    return came.contact


def register_other(session: Session) -> Registration:
    """Somebody else, who came where they did not."""
    with time_machine.travel(session.starts_at - dt.timedelta(days=1)):
        return register(session, applying(900))


def figures(until: Session) -> list[Any]:
    """What the statistics say of everything up to a session, nothing withheld by smallness."""
    past = Session.objects.filter(starts_at__lte=until.starts_at)
    people = people_of(past, Range(dt.date(2020, 1, 1), dt.date(2099, 12, 1)))
    rows = people.order_by("pk").values_list("presence", "registration__village", "session")
    return [*lines_by("village", people), *lines_by("department", people), *rows]


def test_erasing_leaves_no_trace_and_the_figures(
    lived: Person, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    catch_up()
    assert tables_with(*TRACES)
    exported = json.dumps(export_person(lived), ensure_ascii=False, default=str)
    assert all(trace in exported for trace in TRACES)
    seated = Registration.objects.filter(contact=lived, state=State.CONFIRMED)
    to_come = seated.latest("session__starts_at")
    before = figures(session)
    days_later = time_machine.travel(session.ends_at + dt.timedelta(days=2))
    with days_later, caplog.at_level(logging.DEBUG):
        erase_person(lived, ErasureReason.REQUEST, None)
    catch_up()
    assert tables_with(*TRACES) == set()
    assert files_with(*TRACES) == set()
    assert not any(trace in caplog.text for trace in TRACES)
    assert not MissedSeat.objects.exists()
    to_come.refresh_from_db()
    assert to_come.state == State.CANCELLED
    assert figures(session) == before


def test_a_file_that_names_somebody_is_found() -> None:
    named = default_storage.save("list.txt", ContentFile(NAME.encode()))
    called = default_storage.save(f"{PHONE}.txt", ContentFile(b"-"))
    assert {f.name for f in files_with(*TRACES)} == {named, called}
    default_storage.delete(named)
    default_storage.delete(called)


def test_a_withdrawal_that_staff_record_ends_the_registration(session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=2)
    mine = register(session, theirs())
    waiting = register(session, applying(2))
    assert mine.contact
    withdraw_consent(mine.contact, "lecture")
    waiting.refresh_from_db()
    assert waiting.is_seated
    assert not tables_with(NAME, ALONG, PHONE) - OUTBOX
    mine.refresh_from_db()
    assert mine.state == State.CANCELLED


# What was sent is kept as long as messages are (`fazhi.outbox.retention`).
OUTBOX = {"outbox_message", "outbox_attachment", "outbox_stoplink", "outbox_suppression"}


def test_thirty_days_after_a_session_the_purge_leaves_figures_only(session: Session) -> None:
    registration = register(session, theirs())
    with time_machine.travel(session.starts_at, tick=False):
        check_in(registration)
    before = figures(session)
    with time_machine.travel(session.ends_at + dt.timedelta(days=29)):
        assert purge(dry_run=True) == 0
    with time_machine.travel(session.ends_at + dt.timedelta(days=32)):
        counted = purge(dry_run=True)
        assert counted == purge() > 0
        assert purge(dry_run=True) == 0
        purge_expired()
    assert not tables_with(NAME, ALONG, PHONE) - OUTBOX
    assert figures(session) == before


def test_the_purge_goes_on_where_it_was_interrupted(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        register(session, applying(number))
    monkeypatch.setattr("events.privacy.BATCH", 2)
    with time_machine.travel(session.ends_at + dt.timedelta(days=32)):
        assert purge() == 5
    assert not Registration.objects.filter(contact__isnull=False).exists()

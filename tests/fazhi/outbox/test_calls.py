"""The call list: who calls whom, what comes of it, and who sees which number."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine

from fazhi.accounts.mail import site_name
from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.outbox import kinds
from fazhi.outbox.calls.leases import take
from fazhi.outbox.calls.outcomes import Outcome, record
from fazhi.outbox.claiming import sweep
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import Message, Suppression
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.states import State
from fazhi.outbox.writing import send
from tests.factories.departments import DepartmentFactory, MembershipFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("note"),
]

NUMBER = "13800138000"
MORNING = dt.datetime(2025, 6, 4, 2, 0, tzinfo=dt.UTC)  # ten o'clock in China, a Wednesday


@pytest.fixture(autouse=True)
def morning() -> Any:
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def department() -> Department:
    provision_roles()
    return DepartmentFactory.create()


def member(department: Department, role: Role = Role.AUTHOR) -> User:
    return MembershipFactory.create(department=department, role=role).user


def call(department: Department | None = None, number: str = NUMBER, **options: Any) -> Message:
    somebody = Recipient(name="王小明", phone=number)
    message = send("test.note", somebody, {"title": "法治讲座"}, department=department, **options)
    assert message is not None
    return message


def test_a_call_is_made_by_one_member_of_staff(department: Department) -> None:
    first, second = member(department), member(department)
    message = call(department)
    take([message], by=first)
    with pytest.raises(ValidationError):
        take([message], by=second)
    with pytest.raises(ValidationError):
        record([message], Outcome.REACHED, by=second)
    record([message], Outcome.REACHED, by=first, note="他会来")
    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.SENT, 1)


def test_after_half_an_hour_somebody_else_may_call(department: Department, morning: Any) -> None:
    message = call(department)
    take([message], by=member(department))
    morning.shift(dt.timedelta(minutes=31))
    assert take([message], by=member(department)) == [message]


def test_who_is_not_reached_is_called_three_times(department: Department, morning: Any) -> None:
    user, message = member(department), call(department)
    moments = []
    for _try in range(3):
        take([message], by=user)
        record([message], Outcome.NOT_REACHED, by=user)
        message.refresh_from_db()
        moments.append(timezone.localtime(message.due_at).strftime("%d %H:%M"))
        morning.move_to(message.due_at)
    assert moments[:2] == ["04 12:00", "05 09:00"]
    assert message.state == State.FAILED


def test_a_wrong_number_is_never_called_again(department: Department) -> None:
    user, message, other = member(department), call(department), call()
    take([message], by=user)
    record([message], Outcome.WRONG_NUMBER, by=user)
    for row in (message, other):
        row.refresh_from_db()
        assert row.state == State.FAILED
    assert Suppression.objects.get().by == user
    assert call(department).state == State.FAILED


def test_who_wants_no_such_calls_is_told_only_what_they_must_know(
    client: Client, department: Department, note: Kind
) -> None:
    client.force_login(member(department))
    must = call(department)
    client.post(reverse("calls:take", args=[must.pk]))
    screen = reverse("calls:number", args=[must.pk])
    page = client.get(screen)
    assert f"您好，这里是{site_name()}{department.name}。" in page.text
    assert str(note.why) in page.text
    assert 'value="stopped"' not in page.text
    page = client.post(screen, {"outcome": "stopped", "call": str(must.pk)})
    assert page.context["form"].non_field_errors()
    kinds.register_kind(replace(note, stoppable=True))
    assert 'value="stopped"' in client.get(screen).text
    client.post(screen, {"outcome": "stopped", "call": str(must.pk)})
    must.refresh_from_db()
    assert must.state == State.SENT
    assert call(department).state == State.FAILED
    assert Suppression.objects.get().kind == note.key


@pytest.mark.parametrize("again_at", [None, MORNING, MORNING + dt.timedelta(days=31)])
def test_calling_again_needs_a_usable_moment(
    department: Department, again_at: dt.datetime | None
) -> None:
    user, message = member(department), call(department)
    take([message], by=user)
    with pytest.raises(ValidationError):
        record([message], Outcome.AGAIN, by=user, again_at=again_at)


def test_calls_that_nobody_made_in_time_are_cancelled(department: Department, morning: Any) -> None:
    message = call(department, expires_at=MORNING + dt.timedelta(hours=1))
    sweep()
    message.refresh_from_db()
    assert message.state == State.QUEUED
    morning.shift(dt.timedelta(hours=2))
    sweep()
    message.refresh_from_db()
    assert message.state == State.CANCELLED


def test_a_clerk_calls_from_the_list(client: Client, department: Department) -> None:
    client.force_login(member(department))
    message, later = call(department), call(department)
    page = client.get(reverse("calls:index")).content.decode()
    assert str(message.pk) in page or str(later.pk) in page
    assert NUMBER not in page
    screen = reverse("calls:number", args=[message.pk])
    assert NUMBER not in client.get(screen).content.decode()
    client.post(reverse("calls:take", args=[message.pk]))
    shown = client.get(screen).content.decode()
    assert f'href="tel:+86{NUMBER}"' in shown or f'href="tel:{NUMBER}"' in shown
    data = {"outcome": "reached", "note": "", "call": [str(message.pk), str(later.pk)]}
    assert client.post(screen, data).status_code == 302
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}


def test_what_is_entered_wrongly_is_said(client: Client, department: Department) -> None:
    client.force_login(member(department))
    message = call(department)
    client.post(reverse("calls:take", args=[message.pk]))
    screen = reverse("calls:number", args=[message.pk])
    for data in (
        {"outcome": "nonsense"},
        {},
        {"outcome": "again", "again_at": "tomorrow"},
        {"outcome": "reached", "call": "x"},
        {"outcome": "reached", "note": "x" * 300, "call": str(message.pk)},
    ):
        assert client.post(screen, data).status_code == 200, data
    message.refresh_from_db()
    assert message.state == State.QUEUED


def test_other_departments_do_not_see_it(client: Client, department: Department) -> None:
    message = call(department)
    client.force_login(member(DepartmentFactory.create()))
    page = client.get(reverse("calls:index"))
    assert page.status_code == 200
    assert str(message.pk) not in page.content.decode()
    client.post(reverse("calls:take", args=[message.pk]))
    assert NUMBER not in client.get(reverse("calls:number", args=[message.pk])).content.decode()


def test_the_auditor_looks_and_calls_nobody(client: Client, department: Department) -> None:
    message = call(department)
    client.force_login(member(department, Role.AUDITOR))
    assert str(message.pk) in client.get(reverse("calls:index")).content.decode()
    assert client.post(reverse("calls:take", args=[message.pk])).status_code in {302, 403}
    assert NUMBER not in client.get(reverse("calls:number", args=[message.pk])).content.decode()


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    client: Client, department: Department
) -> None:
    client.force_login(member(department))
    call(department)
    client.get(reverse("calls:index"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("calls:index"))
    for last in range(10, 35):
        call(department, number=f"138001380{last}")
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("calls:index"))
    assert len(many) == len(few)


def test_a_number_asks_the_database_as_often_for_many_calls_as_for_few(
    client: Client, department: Department
) -> None:
    user = member(department)
    client.force_login(user)
    for number in (NUMBER, "13900139000"):
        call(department, number=number, about=DepartmentFactory.create())
    few, many = Message.objects.order_by("created_at", "pk")
    for _call in range(9):
        call(department, number=few.address, about=DepartmentFactory.create())
    for _call in range(39):
        call(department, number=many.address, about=DepartmentFactory.create())
    counts = []
    for message in (few, few, many):
        client.post(reverse("calls:take", args=[message.pk]))
        with CaptureQueriesContext(connection) as queries:
            shown = client.get(reverse("calls:number", args=[message.pk])).content.decode()
        assert f"tel:+86{message.address}" in shown or f"tel:{message.address}" in shown
        counts.append(len(queries))
    assert counts[1] == counts[2]

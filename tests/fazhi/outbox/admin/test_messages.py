"""What staff see of messages and do with them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest
import time_machine

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.outbox import kinds
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import ChannelState, Message, Suppression
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.states import Happening, State
from fazhi.outbox.stopping import stop_url
from fazhi.outbox.writing import File, send
from tests.factories.departments import DepartmentFactory, MembershipFactory

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
INDEX = "/admin/outbox_messages/"
REASON = {"reason": "查问题"}
WANG = Recipient(name="王小明", email="wang@example.test")


@pytest.fixture(autouse=True)
def no_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heads and signatories need one to enter; here it is about what they may do then."""
    monkeypatch.setattr("fazhi.accounts.second_factor.must_have", lambda user: False)


@pytest.fixture
def office(db: None) -> Department:
    provision_roles()
    made: Department = DepartmentFactory.create(name="示例司法所")
    return made


@pytest.fixture
def message(note: Kind, office: Department) -> Message:
    return written(note, department=office)


def written(kind: Kind, **options: Any) -> Message:
    made = send(kind.key, WANG, {"title": "讲座"}, **options)
    assert made is not None
    return made


def url(name: str, message: Message) -> str:
    return reverse(f"outbox_messages:{name}", args=[message.pk])


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


ALL, LOOK, NONE = {"view", "act", "reveal"}, {"view"}, set[str]()
# What each role may do with messages of: the own department, another one.
RIGHTS: dict[Role, tuple[set[str], set[str]]] = {
    Role.AUTHOR: (ALL, NONE),
    Role.DEPARTMENT_HEAD: (ALL, NONE),
    Role.SIGNATORY: ({"view", "act"}, NONE),
    Role.PUBLISHER: ({"view", "act"}, NONE),
    Role.COPY_CHECKER: (NONE, NONE),
    Role.LEGAL_REVIEWER: (NONE, NONE),
    Role.AUDITOR: (LOOK, LOOK),
}


def test_the_table_names_every_role() -> None:
    assert set(RIGHTS) == set(Role)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_sees_and_does_what_the_table_says(
    role: Role, note: Kind, office: Department
) -> None:
    client = browser(MembershipFactory.create(role=role, department=office).user)
    others = DepartmentFactory.create()
    for department, rights in zip((office, others), RIGHTS[role], strict=True):
        message = written(note, department=department)
        listed = client.get(INDEX, {"progress": "all"})
        shown = listed.status_code == 200 and message in listed.context["object_list"]
        assert shown == ("view" in rights)
        assert (client.get(url("inspect", message)).status_code == 200) == ("view" in rights)
        for act in ("cancel", "reveal"):
            may = ("act" if act == "cancel" else act) in rights
            assert (client.get(url(act, message)).status_code == 200) == may, act
        seen = client.post(url("reveal", message), REASON).content.decode()
        assert ("wang@example.test" in seen) == ("reveal" in rights)
        client.post(url("cancel", message), REASON)
        message.refresh_from_db()
        assert (message.state == State.CANCELLED) == ("act" in rights)


def test_list_and_page_mask_who_it_is_for(message: Message, admin_client: Client) -> None:
    for address in (reverse("outbox_messages:index"), url("inspect", message)):
        page = admin_client.get(address)
        assert page.status_code == 200
        assert "w***@example.test" in page.text
        assert "wang@" not in page.text
        assert "小明" not in page.text


def test_search_by_the_whole_address_or_the_id(message: Message, admin_client: Client) -> None:
    for asked, found in (("wang@example.test", 1), (str(message.pk), 1), ("wang", 0)):
        page = admin_client.get(reverse("outbox_messages:index"), {"q": asked})
        assert page.text.count("w***@example.test") == found


def test_showing_in_full_is_recorded(message: Message, admin_client: Client) -> None:
    page = admin_client.post(url("reveal", message), REASON)
    assert "wang@example.test" in page.text
    assert "no-store" in page["Cache-Control"]
    assert ModelLogEntry.objects.get(action="outbox.reveal").data["reason"] == "查问题"


@pytest.mark.parametrize("state", [State.UNCERTAIN, State.FAILED])
def test_sent_again(message: Message, admin_client: Client, state: State) -> None:
    Message.objects.update(state=state)
    admin_client.post(url("resend", message), REASON)
    again = Message.objects.get(resend_of=message)
    assert again.text == message.text
    assert (again.mail_id == message.mail_id) == (state == State.UNCERTAIN)


def test_cancelled_with_a_reason(message: Message, admin_client: Client) -> None:
    admin_client.post(url("cancel", message), {"reason": ""})
    message.refresh_from_db()
    assert message.state == State.QUEUED
    admin_client.post(url("cancel", message), REASON)
    message.refresh_from_db()
    assert (message.state, message.reason) == (State.CANCELLED, "查问题")


def test_an_uncertain_one_is_settled(message: Message, admin_client: Client) -> None:
    Message.objects.update(state=State.UNCERTAIN)
    admin_client.post(url("settle", message), {**REASON, "arrived": "yes"})
    message.refresh_from_db()
    assert message.state == State.SENT


def test_an_address_is_blocked_and_freed(admin_client: Client) -> None:
    data = {"channel": "email", "address": "li@example.test", "kind": "", "note": ""}
    page = admin_client.post(reverse("outbox_blocked:add"), data)
    assert "li@example.test" in page.text  # what was typed is kept
    assert not Suppression.objects.exists()
    admin_client.post(reverse("outbox_blocked:add"), {**data, "note": "本人来电要求"})
    row = Suppression.objects.get()
    assert row.reason == Suppression.Reason.STAFF
    assert "li@" not in admin_client.get(reverse("outbox_blocked:index")).text
    admin_client.post(reverse("outbox_blocked:lift", args=[row.pk]), REASON)
    assert not Suppression.objects.exists()


def test_a_resting_channel_is_tried(admin_client: Client) -> None:
    until = timezone.now() + dt.timedelta(hours=1)
    ChannelState.objects.create(channel="email", failures=3, resting_until=until, reason="x")
    assert admin_client.get(reverse("outbox_channels:index")).status_code == 200
    address = reverse("outbox_channels:try_now", args=["email"])
    admin_client.post(address, {"reason": ""})
    assert ChannelState.objects.get().resting_until == until
    admin_client.post(address, REASON)
    state = ChannelState.objects.get()
    assert state.resting_until is not None
    assert state.resting_until <= timezone.now()


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(path)
    return len(asked)


def test_the_list_and_a_page_need_the_same_queries_for_more(
    note: Kind, message: Message, admin_client: Client
) -> None:
    paths = (f"{INDEX}?progress=all", url("inspect", message))
    before = [queries_of(admin_client, path) for path in paths]
    for _number in range(40):
        written(note, department=DepartmentFactory.create())
        message.note(Happening.DEFERRED, "busy")
    assert [queries_of(admin_client, path) for path in paths] == before


@pytest.mark.parametrize("asked", ["%", "a\x00b", "王" * 10_000, "'; drop", "00000000-0000"])
def test_a_search_that_finds_nothing_is_an_empty_list(
    message: Message, admin_client: Client, asked: str
) -> None:
    page = admin_client.get(INDEX, {"progress": "all", "q": asked})
    assert page.status_code == 200
    assert "w***@example.test" not in page.text or "\x00" in asked


def test_the_first_screen_leads_to_what_needs_a_person(
    note: Kind, message: Message, admin_client: Client
) -> None:
    Message.objects.update(state=State.UNCERTAIN)
    sent = written(note)
    home = admin_client.get("/admin/").text
    assert f'href="{INDEX}?progress=person"' in home
    shown = admin_client.get(INDEX, {"progress": "person"}).context["object_list"]
    assert message in shown
    assert sent not in shown


def test_the_page_has_the_whole_history(
    note: Kind, office: Department, admin_client: Client
) -> None:
    files = [File("日程.ics", "text/calendar", b"BEGIN")]
    message = written(note, about=office, files=files)
    message.note(Happening.DEFERRED, "450 busy")
    admin_client.post(url("reveal", message), REASON)
    page = admin_client.get(url("inspect", message))
    assert [line.detail for line in page.context["history"]] == ["", "450 busy", "查问题"]
    assert "日程.ics" in page.text
    assert reverse("department:edit", args=[office.pk]) in page.text
    office.delete()
    assert "（已不存在）" in admin_client.get(url("inspect", message)).text


def test_words_that_hold_a_key_are_shown_to_nobody(
    note: Kind, message: Message, admin_client: Client
) -> None:
    kinds.register_kind(replace(note, secret=True))
    for name in ("inspect", "reveal", "resend"):
        for page in (
            admin_client.get(url(name, message), follow=True),
            admin_client.post(url(name, message), REASON, follow=True),
        ):
            assert "讲座" not in page.text
            assert "wang@" not in page.text


@pytest.fixture
def night() -> Iterator[Any]:
    """Eleven at night in China."""
    with time_machine.travel(dt.datetime(2025, 6, 4, 15, 0, tzinfo=dt.UTC), tick=False) as clock:
        yield clock


def test_sent_again_by_day_while_it_is_of_use_and_with_a_link_of_its_own(
    note: Kind, night: Any, admin_client: Client
) -> None:
    kinds.register_kind(replace(note, waits_for_day=True, stoppable=True))
    ends = timezone.now() + dt.timedelta(hours=20)
    message = written(note, expires_at=ends)
    Message.objects.update(state=State.FAILED)
    admin_client.post(url("resend", message), REASON)
    again = Message.objects.get(resend_of=message)
    assert timezone.localtime(again.due_at).hour == 8
    assert again.expires_at == ends
    assert stop_url(again) in again.text
    assert stop_url(again) in again.html
    assert stop_url(message) not in again.text
    night.shift(dt.timedelta(minutes=1))
    Message.objects.filter(pk=message.pk).update(expires_at=timezone.now())
    page = admin_client.post(url("resend", message), REASON)
    assert "该消息已过时效" in page.text
    assert Message.objects.filter(resend_of=message).count() == 1


def test_what_it_is_about_must_still_be_there(
    note: Kind, office: Department, admin_client: Client
) -> None:
    kinds.register_kind(replace(note, needs_object=True))
    message = written(note, about=office)
    Message.objects.update(state=State.FAILED)
    office.delete()
    admin_client.post(url("resend", message), REASON)
    assert not Message.objects.filter(resend_of=message).exists()

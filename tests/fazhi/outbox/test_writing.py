"""Writing messages: to whom, on which channel, when, and only with the transaction."""

import datetime as dt

from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.db import transaction
from django.utils import timezone

import pytest
import time_machine

from fazhi.accounts.models import User
from fazhi.outbox import kinds
from fazhi.outbox.backend import OutboxBackend
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import Message, Suppression
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.rendering import UnknownPlaceholder
from fazhi.outbox.states import State
from fazhi.outbox.writing import File, send

pytestmark = pytest.mark.django_db


def to(**contact: str) -> Message:
    message = send("test.note", Recipient(**contact), {"title": "讲座"})  # type: ignore[arg-type]
    assert message is not None
    return message


def test_nothing_is_written_when_the_transaction_is_undone(note: Kind) -> None:
    with transaction.atomic():
        to(email="wang@example.test")
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_who_has_no_mail_is_called(note: Kind) -> None:
    message = to(phone="13800001234")
    assert (message.channel, message.address) == (Channel.CALL, "13800001234")


def test_who_prefers_the_telephone_is_called(note: Kind) -> None:
    recipient = Recipient(email="wang@example.test", phone="13800001234", preferred=Channel.CALL)
    message = send("test.note", recipient, {"title": "讲座"})
    assert message is not None
    assert message.channel == Channel.CALL


def test_who_cannot_be_reached_is_listed(note: Kind) -> None:
    message = to(name="王小明")
    assert message.state == State.FAILED
    assert message.reason == "既没有邮箱地址，也没有电话号码，无法通知。"
    assert [event.what for event in message.events.all()] == ["failed"]


def test_a_blocked_mail_address_is_passed_over_for_the_telephone(note: Kind) -> None:
    Suppression.objects.create(
        channel=Channel.EMAIL, address="wang@example.test", reason=Suppression.Reason.STOPPED
    )
    assert to(email="wang@example.test", phone="13800001234").channel == Channel.CALL
    assert to(email="wang@example.test").reason == "该地址已停发。"
    assert to(email="Wang@Example.test").reason == "该地址已停发。"


@pytest.mark.parametrize(
    "address",
    [
        "wang@example.test\nBcc: all@example.test",
        "wang@example.test\r\n\r\nHello",
        "wang@example.test\x00",
        "wang@exa mple.test",
        "王@example.test",
        "wang",
        "@example.test",
    ],
)
def test_an_address_that_could_carry_something_else_is_refused_in_words(
    note: Kind, address: str
) -> None:
    message = to(email=address)
    assert message.state == State.FAILED
    assert any("\u4e00" <= c <= "\u9fff" for c in message.reason)


def test_a_value_with_line_breaks_adds_no_header(note: Kind) -> None:
    values = {"title": "讲座\r\nBcc: all@example.test"}
    message = send("test.note", Recipient(email="wang@example.test"), values)
    assert message is not None
    assert message.subject == "About 讲座 Bcc: all@example.test"


def test_a_missing_value_is_a_mistake_of_the_room(note: Kind) -> None:
    with pytest.raises(UnknownPlaceholder, match="title"):
        send("test.note", Recipient(email="wang@example.test"), {})


def test_the_same_event_is_written_once(note: Kind) -> None:
    wang = Recipient(email="wang@example.test")
    assert send("test.note", wang, {"title": "x"}, key="promoted:1") is not None
    assert send("test.note", wang, {"title": "x"}, key="promoted:1") is None
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("written_at", "leaves_at"),
    [
        ("2026-11-26 20:59+08:00", "2026-11-26 20:59+08:00"),
        ("2026-11-26 21:00+08:00", "2026-11-27 08:00+08:00"),
        ("2026-11-27 03:00+08:00", "2026-11-27 08:00+08:00"),
        ("2026-12-31 23:30+08:00", "2027-01-01 08:00+08:00"),
    ],
)
def test_what_can_wait_does_not_leave_at_night(note: Kind, written_at: str, leaves_at: str) -> None:
    kinds.register_kind(Kind(**{**vars(note), "waits_for_day": True}))
    with time_machine.travel(written_at, tick=False):
        message = to(email="wang@example.test")
    assert message.due_at == dt.datetime.fromisoformat(leaves_at)


def test_calls_wait_for_the_day_even_if_the_kind_does_not(note: Kind) -> None:
    with time_machine.travel("2026-11-26 23:00+08:00", tick=False):
        message = to(phone="13800001234")
    assert timezone.localtime(message.due_at).hour == 8


def test_files_that_are_too_large_are_a_mistake_of_the_room(note: Kind) -> None:
    files = [File("a.pdf", "application/pdf", b"x" * 2_000_001)]
    with pytest.raises(ValueError, match="too large"):
        send("test.note", Recipient(email="wang@example.test"), {"title": "x"}, files=files)


@pytest.fixture
def by_outbox(settings: object) -> None:
    settings.EMAIL_BACKEND = "fazhi.outbox.backend.OutboxBackend"  # type: ignore[attr-defined]


def test_mail_of_libraries_goes_through_the_outbox(by_outbox: None, user: User) -> None:
    assert send_mail("New\npassword".replace("\n", " "), "Link", None, [user.email]) == 1
    message = Message.objects.get()
    assert (message.user, message.address, message.text) == (user, user.email, "Link")


def test_two_recipients_of_one_mail_are_two_messages(by_outbox: None) -> None:
    mail = EmailMultiAlternatives("S", "T", to=["a@example.test"], cc=["b@example.test"])
    mail.attach_alternative("<p>T</p>", "text/html")
    mail.attach("a.txt", "x", "text/plain")
    OutboxBackend().send_messages([mail])
    found = Message.objects.all()
    assert {m.address for m in found} == {"a@example.test", "b@example.test"}
    assert {m.html for m in found} == {"<p>T</p>"}
    assert all(m.attachments.count() == 1 for m in found)


def test_mail_with_a_broken_header_is_refused(by_outbox: None) -> None:
    from django.core.mail import BadHeaderError

    with pytest.raises(BadHeaderError):
        EmailMessage("S\nBcc: x@example.test", "T", to=["a@example.test"]).send()
    assert not Message.objects.exists()

"""What mails about mail change, and what changes nothing."""

import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest

from fazhi.outbox.bounces.reports import reports_in
from fazhi.outbox.bounces.taking_in import take_in_mail
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import Message, Suppression
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.states import Happening, State
from fazhi.outbox.writing import send
from tests.fazhi.outbox.bounces import samples

pytestmark = pytest.mark.django_db


def sent(email: str = "Wang@Example.test", state: State = State.SENT) -> Message:
    message = send("test.note", Recipient(name="王小明", email=email), {"title": "讲座"})
    assert message is not None
    Message.objects.filter(pk=message.pk).update(state=state, ended_at=timezone.now())
    message.refresh_from_db()
    return message


@pytest.fixture
def message(note: Kind) -> Message:
    return sent()


def state_of(message: Message) -> str:
    message.refresh_from_db()
    return message.state


def history(message: Message) -> list[str]:
    return [event.what for event in message.events.all()]


@pytest.mark.parametrize("whole", [False, True])
def test_a_standard_report_marks_what_came_back_once(message: Message, whole: bool) -> None:
    mail = samples.standard(message, recipient="wang@example.test", whole=whole)
    assert [take_in_mail(mail), take_in_mail(mail)] == [1, 0]
    assert state_of(message) == State.BOUNCED
    assert message.reason.startswith("5.1.1 550 5.1.1")
    assert history(message) == [Happening.BOUNCED]


@pytest.mark.parametrize("form", [samples.netease, samples.tencent, samples.qmail])
def test_providers_own_forms_are_understood(
    message: Message, form: Callable[[Message], bytes]
) -> None:
    assert take_in_mail(form(message)) == 1
    assert state_of(message) == State.BOUNCED
    assert "550" in message.reason
    assert "secret words" not in message.reason


def test_an_uncertain_message_can_come_back(note: Kind) -> None:
    message = sent(state=State.UNCERTAIN)
    take_in_mail(samples.standard(message))
    assert state_of(message) == State.BOUNCED


@pytest.mark.parametrize("late", ["standard", "exim"])
def test_a_delay_is_noted_and_nothing_more(message: Message, late: str) -> None:
    mail = (
        samples.exim_late(message)
        if late == "exim"
        else samples.standard(message, action="delayed", status="4.4.1", said="smtp; 451 later")
    )
    assert [take_in_mail(mail), take_in_mail(mail)] == [1, 0]
    assert state_of(message) == State.SENT
    assert history(message) == [Happening.DEFERRED]


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded", "nonsense", ""])
def test_good_news_changes_nothing(message: Message, action: str) -> None:
    assert take_in_mail(samples.standard(message, action=action, status="2.0.0")) == 0
    assert state_of(message) == State.SENT


@pytest.mark.parametrize(
    "forged",
    [
        lambda m: samples.standard(m, recipient="somebody@example.test"),
        lambda m: samples.standard(m, mail_id="<00000000-0000-0000-0000-000000000000@localhost>"),
        lambda m: samples.standard(m, mail_id=f"<{m.pk}@evil.test>"),
        lambda m: samples.standard(m, mail_id="<x@localhost>"),
        lambda m: samples.holiday(m),
        lambda m: samples.holiday(m, "Wang <wang@example.test>"),
        lambda m: samples.qmail(m).replace(b"MAILER-DAEMON@", b"friend@"),
        lambda m: samples.qmail(m).replace(m.address.encode(), b"other@example.test"),
        lambda m: (
            samples.qmail(m)
            .replace(b"failure notice", b"hello")
            .replace(b"permanent error", b"greeting")
        ),
    ],
)
def test_answers_and_forgeries_change_nothing(
    message: Message, forged: Callable[[Message], bytes]
) -> None:
    assert take_in_mail(forged(message)) == 0
    assert state_of(message) == State.SENT
    assert history(message) == []
    assert not Suppression.objects.exists()


def test_a_report_after_the_address_was_deleted_is_known_by_its_hash(note: Kind) -> None:
    message = sent("wang@example.test")
    Message.objects.filter(pk=message.pk).update(address="", erased=True)
    report = samples.standard(message, recipient="wang@example.test")
    assert take_in_mail(report) == 1
    assert state_of(message) == State.BOUNCED


def test_three_closed_mailboxes_block_and_full_ones_do_not(note: Kind) -> None:
    for _i in range(3):
        full = "smtp; 552 5.2.2 mailbox full"
        take_in_mail(samples.standard(sent("full@example.test"), status="5.2.2", said=full))
        take_in_mail(samples.standard(sent("gone@example.test")))
    assert [row.address for row in Suppression.objects.all()] == ["gone@example.test"]


def test_one_report_about_several_recipients(note: Kind) -> None:
    message = sent()
    text = samples.standard(message).replace(
        b"Final-Recipient",
        b"Final-Recipient: rfc822; x@example.test\nAction: failed\n\nFinal-Recipient",
    )
    assert take_in_mail(text) == 1
    assert state_of(message) == State.BOUNCED


def test_nothing_that_arrives_stops_the_reading(message: Message) -> None:
    chance = random.Random(4)
    whole = [samples.standard(message), samples.netease(message), samples.qmail(message)]
    for _i in range(300):
        mail = bytearray(chance.choice(whole))
        for _j in range(chance.randrange(1, 40)):
            mail[chance.randrange(len(mail))] = chance.randrange(256)
        reports_in(bytes(mail[: chance.randrange(1, len(mail))]))
    for nonsense in (b"", b"\0" * 1000, b"\xff" * 1000, b"Content-Type: multipart/report\n\n"):
        assert take_in_mail(nonsense) == 0
    deep = b"Content-Type: message/rfc822\n\n" * 3000
    assert take_in_mail(deep) == 0


def test_an_enormous_mail_is_looked_at_from_its_beginning(message: Message) -> None:
    assert take_in_mail(samples.standard(message, whole=True) + b"x" * 5_000_000) == 1


def test_a_pipe_hands_a_mail_over(
    message: Message, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "mail.eml"
    file.write_bytes(samples.standard(message))
    call_command("read_bounces", str(file))
    assert state_of(message) == State.BOUNCED

    class Pipe:
        buffer = io.BytesIO(b"hello")

    monkeypatch.setattr("sys.stdin", Pipe)
    call_command("read_bounces", "-")
    assert "no report" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("read_bounces", str(tmp_path / "none.eml"))


def test_a_report_about_a_message_that_is_being_sent_waits(note: Kind, tmp_path: Path) -> None:
    message = sent(state=State.CLAIMED)
    file = tmp_path / "mail.eml"
    file.write_bytes(samples.standard(message))
    with pytest.raises(CommandError) as error:
        call_command("read_bounces", str(file))
    assert error.value.returncode == 75

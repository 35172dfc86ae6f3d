"""What becomes of a message, with a real mail server that behaves and misbehaves."""

import datetime as dt
import socket
from typing import Any

from django.utils import timezone

import pytest
import time_machine

from fazhi.outbox.claiming import claim, hand_over, sweep
from fazhi.outbox.delivery import drain
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import ChannelState, Message, Suppression
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.states import Happening, State
from fazhi.outbox.timing import MOST_ATTEMPTS
from fazhi.outbox.writing import File, send
from tests.fazhi.outbox.sink import Sink

pytestmark = pytest.mark.django_db

WANG = Recipient(name="王小明", email="wang@example.test")


def written(**options: object) -> Message:
    message = send("test.note", WANG, {"title": "法治讲座"}, **options)  # type: ignore[arg-type]
    assert message is not None
    return message


def history(message: Message) -> list[str]:
    return [event.what for event in message.events.all()]


def test_a_message_leaves_once_with_an_id_that_follows_from_its_row(note: Kind, smtp: Sink) -> None:
    message = written(files=[File("法治.ics", "text/calendar", b"BEGIN:VCALENDAR")])

    assert drain() == "1 sent" or drain() == ""
    drain()

    message.refresh_from_db()
    [mail] = smtp.mails
    assert message.state == State.SENT
    assert message.receipt.endswith("queued as 4711")
    assert mail["Message-ID"] == message.mail_id == f"<{message.pk}@localhost>"
    assert mail["Subject"] == "About 法治讲座"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_body(("plain",)).get_content().startswith("Dear neighbour")  # type: ignore[union-attr]
    assert "<strong>ready</strong>" in mail.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert [a.get_filename() for a in mail.iter_attachments()] == ["法治.ics"]
    assert history(message) == [Happening.SENT]


def test_lines_that_begin_with_a_dot_arrive_as_they_are(note: Kind, smtp: Sink) -> None:
    send("test.note", WANG, {"title": "x\n.\n..y\n.z"})
    drain()
    text = smtp.mails[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "x\n.\n..y\n.z is" in text.replace("\r\n", "\n")


def test_a_recipient_that_does_not_exist_fails_at_once(note: Kind, smtp: Sink) -> None:
    smtp.recipient_answer = lambda address: "550 5.1.1 no such user"
    message = written()
    drain()
    message.refresh_from_db()
    assert (message.state, message.reason) == (State.FAILED, "550 5.1.1 no such user")
    assert smtp.mails == []


def test_an_address_that_refuses_three_times_is_not_written_to_any_more(
    note: Kind, smtp: Sink
) -> None:
    smtp.recipient_answer = lambda address: "550 5.1.1 no such user"
    for _i in range(3):
        written()
        drain()
    assert Suppression.objects.get().reason == Suppression.Reason.BOUNCED
    assert written().state == State.FAILED


def test_a_full_mailbox_blocks_nobody(note: Kind, smtp: Sink) -> None:
    smtp.recipient_answer = lambda address: "552 5.2.2 mailbox full"
    for _i in range(4):
        written()
        drain()
    assert not Suppression.objects.exists()


def test_greylisting_is_tried_again_later(note: Kind, smtp: Sink) -> None:
    answers = iter(["451 4.7.1 come back later", "250 OK"])
    smtp.recipient_answer = lambda address: next(answers)
    with time_machine.travel("2026-11-26 10:00+08:00", tick=False) as clock:
        message = written()
        drain()
        drain()
        message.refresh_from_db()
        assert (message.state, message.attempts) == (State.QUEUED, 1)
        assert message.due_at == timezone.now() + dt.timedelta(minutes=1)
        clock.shift(61)
        drain()
    message.refresh_from_db()
    assert message.state == State.SENT
    assert history(message) == [Happening.DEFERRED, Happening.SENT]


def test_what_is_never_taken_fails_in_the_end(note: Kind, smtp: Sink) -> None:
    smtp.data_answer = lambda mail: "452 4.3.1 no space"
    with time_machine.travel("2026-11-26 10:00+08:00", tick=False) as clock:
        message = written()
        for _i in range(MOST_ATTEMPTS):
            drain()
            clock.shift(dt.timedelta(hours=9))
    message.refresh_from_db()
    assert (message.state, message.reason) == (State.FAILED, "452 4.3.1 no space")


def test_a_server_that_hangs_up_after_data_leaves_it_uncertain(note: Kind, smtp: Sink) -> None:
    smtp.data_answer = lambda mail: None
    message = written()
    drain()
    drain()
    message.refresh_from_db()
    assert message.state == State.UNCERTAIN
    assert len(smtp.mails) == 1


def test_a_server_that_does_not_answer_after_data_leaves_it_uncertain(
    note: Kind, smtp: Sink, settings: Any
) -> None:
    settings.EMAIL_TIMEOUT = 0.3
    smtp.delay = 1.5
    message = written()
    drain()
    message.refresh_from_db()
    assert message.state == State.UNCERTAIN


def test_a_refusal_after_data_is_no_delivery(note: Kind, smtp: Sink) -> None:
    smtp.data_answer = lambda mail: "554 5.7.1 looks like spam"
    message = written()
    drain()
    message.refresh_from_db()
    assert message.state == State.FAILED
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("answer", [None, "421 4.3.2 going down", "530 5.7.0 sign in first"])
def test_a_server_that_takes_nothing_lets_the_whole_channel_rest(
    note: Kind, smtp: Sink, answer: str | None
) -> None:
    smtp.sender_answer = lambda address: answer
    messages = [written() for _i in range(3)]
    drain()
    assert {m.state for m in Message.objects.all()} == {State.QUEUED}
    assert {m.attempts for m in Message.objects.all()} == {0}
    assert ChannelState.objects.get().failures == 1

    smtp.sender_answer = lambda address: "250 OK"
    drain()
    assert smtp.mails == []  # still resting
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=3)):
        drain()
    assert smtp.ids == [m.mail_id for m in messages]
    assert ChannelState.objects.get().failures == 0


def test_half_an_hour_without_a_mail_server_costs_nothing(
    note: Kind, smtp: Sink, settings: Any
) -> None:
    port = settings.EMAIL_PORT
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = closed.getsockname()[1]
        with time_machine.travel("2026-11-26 10:00+08:00", tick=False) as clock:
            messages = [written() for _i in range(5)]
            for _minute in range(30):
                clock.shift(60)
                drain()
            assert set(Message.objects.values_list("state", "attempts")) == {(State.QUEUED, 0)}
            settings.EMAIL_PORT = port
            clock.shift(180)
            drain()
    assert sorted(smtp.ids) == sorted(m.mail_id for m in messages)  # all were due at once


def test_a_claim_whose_sender_died_goes_back_unless_it_was_handed_over(note: Kind) -> None:
    with time_machine.travel("2026-11-26 10:00+08:00", tick=False) as clock:
        waiting, handed = written(), written()
        claimed = claim()
        assert hand_over(handed, claimed.token)
        assert claim().looked_at == 0
        clock.shift(dt.timedelta(minutes=11))
        assert not hand_over(waiting, claimed.token), "its claim is over"
        assert sweep() == (1, 1)
    waiting.refresh_from_db()
    handed.refresh_from_db()
    assert (waiting.state, handed.state) == (State.QUEUED, State.UNCERTAIN)


def test_the_fastest_pace_of_a_domain_is_kept(note: Kind, smtp: Sink) -> None:
    from fazhi.outbox.models import OutboxSettings

    row = OutboxSettings.load()
    row.domain_rate = 30
    row.save()
    with time_machine.travel("2026-11-26 10:00+08:00", tick=False) as clock:
        for _i in range(40):
            written()
        other = send("test.note", Recipient(email="li@example.org"), {"title": "x"})
        assert other is not None
        drain()
        assert len(smtp.mails) == 11 + 1, "a burst, and the other domain"
        clock.shift(30)
        drain()
        assert len(smtp.mails) == 11 + 1 + 15
        clock.shift(60)
        drain()
        assert len(smtp.mails) == 41


def test_urgent_ones_leave_first_then_the_oldest(note: Kind, smtp: Sink) -> None:
    from fazhi.outbox.models import Priority

    first, second, urgent = written(), written(), written()
    Message.objects.filter(pk=urgent.pk).update(priority=Priority.URGENT)
    drain()
    assert smtp.ids == [urgent.mail_id, first.mail_id, second.mail_id]


def test_what_is_of_no_use_any_more_does_not_leave(note: Kind, smtp: Sink) -> None:
    with time_machine.travel("2026-11-26 10:00+08:00", tick=False) as clock:
        message = written(expires_at=timezone.now() + dt.timedelta(minutes=5))
        clock.shift(600)
        drain()
    message.refresh_from_db()
    assert (message.state, smtp.mails) == (State.CANCELLED, [])

"""The mailbox is read over IMAP, from a server that behaves and misbehaves."""

from collections.abc import Iterator
from typing import Any

import pytest

from fazhi.outbox.bounces.mailbox import MailboxProblem, read_mailbox
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import Message
from fazhi.outbox.states import State
from tests.fazhi.outbox.bounces import samples
from tests.fazhi.outbox.bounces.imap_server import Mailbox, imap_server
from tests.fazhi.outbox.bounces.test_taking_in import sent, state_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    with imap_server() as mailbox:
        settings.OUTBOX_BOUNCES_IMAP_URL = mailbox.address()
        yield mailbox


@pytest.fixture
def message(note: Kind) -> Message:
    return sent()


def test_without_a_mailbox_nothing_is_done(settings: Any) -> None:
    settings.OUTBOX_BOUNCES_IMAP_URL = ""
    assert read_mailbox() == ""


def test_unread_mails_are_taken_in_and_marked(mailbox: Mailbox, message: Message) -> None:
    mailbox.mails = {3: b"Subject: hello\n\nhello", 7: samples.standard(message), 9: b"\0\xff"}
    assert read_mailbox()
    assert state_of(message) == State.BOUNCED
    assert mailbox.seen == {3, 7, 9}
    assert read_mailbox() == ""
    assert any(said.startswith("ID ") for said in mailbox.said), "163 asks for a name"
    assert 'SELECT "INBOX"' in mailbox.said


def test_a_mail_that_is_read_twice_changes_nothing_more(mailbox: Mailbox, message: Message) -> None:
    mailbox.mails = {7: samples.standard(message)}
    mailbox.hangs_up_at = "STORE"
    with pytest.raises(MailboxProblem):
        read_mailbox()
    assert state_of(message) == State.BOUNCED
    mailbox.hangs_up_at = ""
    read_mailbox()
    assert mailbox.seen == {7}
    assert message.events.count() == 1


def test_a_report_that_is_too_early_stays_unread(mailbox: Mailbox, note: Kind) -> None:
    message = sent(state=State.CLAIMED)
    mailbox.mails = {7: samples.standard(message)}
    assert read_mailbox() == ""
    assert mailbox.seen == set()
    Message.objects.update(state=State.SENT)
    read_mailbox()
    assert state_of(message) == State.BOUNCED


@pytest.mark.parametrize("refused", ["SELECT", "SEARCH", "FETCH", "STORE", "LOGIN", "ID"])
def test_what_the_server_refuses_is_a_problem_in_words(
    mailbox: Mailbox, message: Message, refused: str
) -> None:
    mailbox.mails = {7: samples.standard(message)}
    mailbox.refuses = refused
    if refused == "ID":
        assert read_mailbox()
        return
    with pytest.raises(MailboxProblem) as problem:
        read_mailbox()
    assert "pass word" not in str(problem.value)


def test_a_wrong_password_and_a_closed_port_are_problems(mailbox: Mailbox, settings: Any) -> None:
    settings.OUTBOX_BOUNCES_IMAP_URL = mailbox.address(password="wrong")
    with pytest.raises(MailboxProblem):
        read_mailbox()
    settings.OUTBOX_BOUNCES_IMAP_URL = "imap://u:p@127.0.0.1:9/INBOX"
    with pytest.raises(MailboxProblem):
        read_mailbox()

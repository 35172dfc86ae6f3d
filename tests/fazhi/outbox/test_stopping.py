"""How a recipient stops messages, by the page and by the button of a mail program."""

from dataclasses import replace

from django.test import Client

import pytest

from fazhi.outbox import kinds
from fazhi.outbox.channels.mail import as_mail
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import Message, StopLink, Suppression
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.states import State
from fazhi.outbox.writing import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(note: Kind) -> Message:
    kinds.register_kind(replace(note, stoppable=True))
    made = send(note.key, Recipient(email="wang@example.test"), {"title": "x"})
    assert made is not None
    return made


def path_of(message: Message) -> str:
    header = as_mail(message).extra_headers["List-Unsubscribe"]
    return "/" + header.strip("<>").split("/", 3)[3]


def test_showing_changes_nothing_and_keeps_nothing(message: Message, client: Client) -> None:
    page = client.get(path_of(message))
    assert page.status_code == 200
    assert "w***@example.test" in page.text
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies
    assert not Suppression.objects.exists()


def test_stopping_and_taking_it_back(message: Message, client: Client) -> None:
    path = path_of(message)
    client.post(path, {"act": "one"})
    assert Suppression.objects.get().kind == message.kind
    again = send(message.kind, Recipient(email="wang@example.test"), {"title": "x"})
    assert again is not None
    assert again.state == State.FAILED
    client.post(path, {"act": "undo"})
    assert not Suppression.objects.exists()


def test_one_click_of_a_mail_program(message: Message, client: Client) -> None:
    assert as_mail(message).extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    answer = client.post(path_of(message), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert Suppression.objects.get().reason == Suppression.Reason.STOPPED


def test_undoing_leaves_what_staff_blocked(message: Message, client: Client) -> None:
    Suppression.objects.create(channel="email", address=message.address, reason="staff")
    client.post(path_of(message), {"act": "undo"})
    assert Suppression.objects.count() == 1


def test_a_wrong_or_old_token_is_no_page(message: Message, client: Client, home: object) -> None:
    assert client.get(f"/stop/{'0' * 32}/").status_code == 404
    path = path_of(message)
    Message.objects.update(address="", erased=True)
    page = client.post(path)
    assert page.status_code == 404
    assert "链接已失效" in page.text


def test_another_site_cannot_stop_anything(message: Message, client: Client) -> None:
    answer = client.post(path_of(message), headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_only_a_digest_is_kept(message: Message) -> None:
    token = path_of(message).strip("/").rpartition("/")[2]
    assert len(token) == 32
    assert token not in StopLink.objects.get().digest

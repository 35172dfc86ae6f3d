"""E-mail by a provider of django-anymail, spoken with over HTTPS as in production."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fazhi.outbox.delivery import drain
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import ChannelState, Message
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.states import State
from fazhi.outbox.writing import File, send
from tests.fazhi.outbox.robot import Robot, messenger

pytestmark = pytest.mark.django_db

TAKEN = {"status": "success", "data": {"messages": {"li@example.test": {"id": 7, "token": "t"}}}}


@pytest.fixture
def provider(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Robot]:
    with messenger(tmp_path) as (server, certificate):
        server.answer = TAKEN
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
        settings.OUTBOX_EMAIL_BACKEND = "anymail.backends.postal.EmailBackend"
        settings.ANYMAIL = {
            "POSTAL_API_KEY": "key",
            "POSTAL_API_URL": f"https://127.0.0.1:{server.port}/",
            "REQUESTS_TIMEOUT": 0.5,
        }
        yield server


def sent(kind: Kind, **changes: Any) -> Message:
    to = Recipient(name="李四", email="li@example.test")
    message = send(kind.key, to, {"title": "大讲堂"}, **changes)
    assert message is not None
    drain()
    message.refresh_from_db()
    return message


def test_the_provider_gets_words_files_and_our_number(provider: Robot, note: Kind) -> None:
    message = sent(note, files=[File("日程.ics", "text/calendar", b"BEGIN:VCALENDAR")])
    assert (message.state, message.receipt) == (State.SENT, "7")
    [post] = provider.posts
    assert post["to"] == ["li@example.test"]
    assert "大讲堂" in post["plain_body"]
    assert "<strong>" in post["html_body"]
    assert post["headers"]["Message-ID"] == message.mail_id
    assert [file["name"] for file in post["attachments"]] == ["日程.ics"]


@pytest.mark.parametrize(
    ("status", "answer", "state", "rests"),
    [
        (200, {"status": "error", "data": {}}, State.UNCERTAIN, False),
        (200, b"<html>", State.UNCERTAIN, False),
        (400, {}, State.FAILED, False),
        (413, {}, State.FAILED, False),
        (401, {}, State.QUEUED, True),
        (429, {}, State.QUEUED, True),
        (500, {}, State.UNCERTAIN, False),
        (503, {}, State.QUEUED, True),
    ],
)
def test_what_the_answer_means(
    provider: Robot, note: Kind, status: int, answer: object, state: State, rests: bool
) -> None:
    provider.status, provider.answer = status, answer
    message = sent(note)
    assert message.state == state
    assert ChannelState.objects.filter(resting_until__isnull=False).exists() == rests
    assert "key" not in message.reason.split()


def test_no_answer_in_time_leaves_it_uncertain(provider: Robot, note: Kind) -> None:
    provider.delay = 1
    assert sent(note).state == State.UNCERTAIN


def test_a_provider_out_of_reach_costs_no_attempt(
    provider: Robot, note: Kind, settings: Any
) -> None:
    settings.ANYMAIL = {**settings.ANYMAIL, "POSTAL_API_URL": "https://127.0.0.1:9/"}
    message = sent(note)
    assert (message.state, message.attempts) == (State.QUEUED, 0)
    assert not provider.posts

"""What is deleted when, and what a person gets or has erased."""

import datetime as dt

from django.utils import timezone

import pytest

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import ContactPreference, Message
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.retention import erase_of, export_of, purge_messages
from fazhi.outbox.states import State
from fazhi.outbox.writing import File, send
from fazhi.people.models import Person

pytestmark = pytest.mark.django_db


def ended(note: Kind, state: State, days: int) -> Message:
    files = [File("a.txt", "text/plain", b"x")]
    made = send(note.key, Recipient(name="王", email="w@example.test"), {"title": "x"}, files=files)
    assert made is not None
    moment = timezone.now() - dt.timedelta(days=days)
    Message.objects.filter(pk=made.pk).update(state=state, ended_at=moment)
    return made


@pytest.mark.parametrize(
    ("state", "days", "kept"),
    [("sent", 29, True), ("sent", 31, False), ("failed", 89, True), ("failed", 91, False)],
)
def test_words_go_in_time(note: Kind, state: State, days: int, kept: bool) -> None:
    message = ended(note, state, days)
    assert purge_messages(dry_run=True) == purge_messages() == int(not kept)
    message.refresh_from_db()
    assert bool(message.text) == bool(message.address) == kept
    assert message.attachments.exists() == kept
    assert purge_messages() == 0


def test_rows_go_after_400_days(note: Kind) -> None:
    ended(note, State.SENT, 401)
    assert purge_messages() == 1
    assert not Message.objects.exists()


def test_a_person_prefers_a_channel_and_can_be_erased(note: Kind) -> None:
    person = Person.objects.create(name="王小明", phone="13800001234", email="w@example.test")
    ContactPreference.objects.create(person=person, channel=Channel.CALL, language="en")
    message = send(note.key, person, {"title": "x"})
    assert message is not None
    assert (message.channel, message.language) == (Channel.CALL, "en")
    assert export_of(person)["messages"][0]["address"] == "13800001234"
    erase_of(person)
    message.refresh_from_db()
    assert (message.state, message.text, message.address) == (State.CANCELLED, "", "")
    assert not ContactPreference.objects.exists()

"""Text messages, with a provider that lives here."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import run_checks

import pytest

from fazhi.outbox.channels import registry, sms
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.channels.sms_text import as_text, segments
from fazhi.outbox.delivery import drain
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import Message
from fazhi.outbox.outcomes import Deferred, Outcome, Sent
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.states import State
from fazhi.outbox.writing import send

pytestmark = pytest.mark.django_db


class Provider:
    """Keeps what it is given."""

    signature = "黄桥司法所"
    given: list[tuple[str, str, str]] = []
    answer: Outcome = Sent("sms-1")

    def send(self, number: str, text: str, reference: str) -> Outcome:
        self.given.append((number, text, reference))
        return self.answer


@pytest.fixture
def provider(settings: Any) -> Iterator[type[Provider]]:
    settings.OUTBOX_SMS_PROVIDER = f"{__name__}.Provider"
    sms.register()
    Provider.given, Provider.answer = [], Sent("sms-1")
    yield Provider
    del registry._openers[Channel.SMS]


def written(phone: str, **options: Any) -> Message:
    message = send("test.note", Recipient(name="王小明", phone=phone), {"title": "讲座", **options})
    assert message is not None
    return message


def test_without_a_provider_nobody_gets_text_messages(note: Kind) -> None:
    assert written("13800138000").channel == Channel.CALL


def test_a_mobile_number_gets_the_text_with_the_signature(
    note: Kind, provider: type[Provider]
) -> None:
    message = written("13800138000")
    drain()
    message.refresh_from_db()
    assert (message.state, message.receipt) == (State.SENT, "sms-1")
    [(number, text, reference)] = provider.given
    assert (number, reference) == ("13800138000", str(message.pk))
    assert text.startswith("【黄桥司法所】")
    assert "\n\n" not in text


def test_a_landline_is_called(note: Kind, provider: type[Provider]) -> None:
    assert written("0523-87654321").channel == Channel.CALL
    assert provider.given == []


def test_what_the_provider_says_counts(note: Kind, provider: type[Provider]) -> None:
    provider.answer = Deferred("busy")
    message = written("13800138000")
    drain()
    message.refresh_from_db()
    assert message.state == State.QUEUED


def test_a_text_that_is_too_long_is_refused(note: Kind, provider: type[Provider]) -> None:
    message = written("13800138000", title="长" * 500)
    drain()
    message.refresh_from_db()
    assert message.state == State.FAILED
    assert provider.given == []


def test_a_provider_that_cannot_be_loaded_is_named(settings: Any) -> None:
    settings.OUTBOX_SMS_PROVIDER = "no.such.Provider"
    assert "outbox.E002" in {problem.id for problem in run_checks()}


@pytest.mark.parametrize(
    ("text", "count"),
    [("法" * 70, 1), ("法" * 71, 2), ("法" * 134, 2), ("法" * 135, 3), ("😀" * 36, 2)],
)
def test_segments_are_counted_as_carriers_count_them(text: str, count: int) -> None:
    assert segments(text) == count


def test_blank_lines_are_left_out() -> None:
    assert as_text("签", "一\n\n 二 ") == "【签】一\n二"

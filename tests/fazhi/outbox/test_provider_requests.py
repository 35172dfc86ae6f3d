"""What mail providers tell, by real signed requests to the address."""

import base64
import datetime as dt
import hashlib
import hmac
import json
from typing import Any

from django.core.checks import run_checks
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

import pytest
import time_machine
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from fazhi.outbox import provider_events
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import Message, ProviderEvent, Suppression
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.states import Happening, State
from fazhi.outbox.writing import send

pytestmark = pytest.mark.django_db

KEY = "signing-key-of-the-tests"
POSTAL_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
BASIC = "town:secret-of-the-tests"


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def mailgun(settings: Any) -> None:
    settings.OUTBOX_EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"
    settings.ANYMAIL = {"MAILGUN_WEBHOOK_SIGNING_KEY": KEY}


@pytest.fixture
def message(note: Kind) -> Message:
    return sent("<mg-1@provider.test>")


def sent(receipt: str, state: State = State.SENT, email: str = "wang@example.test") -> Message:
    message = send("test.note", Recipient(name="王小明", email=email), {"title": "讲座"})
    assert message is not None
    Message.objects.filter(pk=message.pk).update(
        state=state, receipt=receipt, ended_at=timezone.now()
    )
    message.refresh_from_db()
    return message


def of_mailgun(
    event: str,
    token: str = "t1",
    key: str = KEY,
    age: float = 0,
    message_id: str = "mg-1@provider.test",
    **data: Any,
) -> dict[str, Any]:
    timestamp = str(int(timezone.now().timestamp() - age))
    signature = hmac.new(key.encode(), f"{timestamp}{token}".encode(), hashlib.sha256).hexdigest()
    return {
        "signature": {"timestamp": timestamp, "token": token, "signature": signature},
        "event-data": {
            "event": event,
            "timestamp": float(timestamp),
            "recipient": "wang@example.test",
            "message": {"headers": {"message-id": message_id}},
            **data,
        },
    }


def told(client: Client, body: Any, name: str = "mailgun", **headers: Any) -> int:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(
        f"/mail-events/{name}/tracking/",
        content,
        content_type="application/json",
        headers=headers or None,
    ).status_code


def history(message: Message) -> list[str]:
    return [event.what for event in message.events.all()]


def state_of(message: Message) -> str:
    message.refresh_from_db()
    return message.state


def test_what_came_back_is_marked_once(client: Client, mailgun: None, message: Message) -> None:
    body = of_mailgun("failed", severity="permanent")
    body["event-data"]["delivery-status"] = {"message": "550 5.1.1 no such user"}
    assert [told(client, body), told(client, body)] == [200, 200]
    assert state_of(message) == State.BOUNCED
    assert message.reason == "550 5.1.1 no such user"
    assert history(message) == [Happening.BOUNCED]


def test_an_uncertain_one_that_was_delivered_is_sent(
    client: Client, mailgun: None, note: Kind
) -> None:
    message = sent("<mg-1@provider.test>", State.UNCERTAIN)
    assert told(client, of_mailgun("delivered")) == 200
    assert state_of(message) == State.SENT
    assert history(message) == [Happening.CONFIRMED]


def test_events_in_any_order_leave_one_state(
    client: Client, mailgun: None, message: Message
) -> None:
    told(client, of_mailgun("failed", "t2", severity="permanent"))
    told(client, of_mailgun("delivered", "t1"))
    told(client, of_mailgun("failed", "t3", severity="temporary"))
    assert state_of(message) == State.BOUNCED
    assert history(message) == [Happening.BOUNCED, Happening.DEFERRED]


def test_a_complaint_and_a_refusal_block_the_address(
    client: Client, mailgun: None, message: Message
) -> None:
    told(client, of_mailgun("complained"))
    assert Suppression.objects.get().reason == Suppression.Reason.COMPLAINED
    assert state_of(message) == State.SENT
    assert history(message) == [Happening.COMPLAINED]
    Suppression.objects.all().delete()
    told(client, of_mailgun("unsubscribed", "t2"))
    assert Suppression.objects.get().reason == Suppression.Reason.STOPPED


def test_an_address_that_bounces_three_times_is_blocked(
    client: Client, mailgun: None, note: Kind
) -> None:
    for number in range(3):
        sent(f"<n-{number}@provider.test>")
        told(
            client,
            of_mailgun(
                "failed", f"t{number}", message_id=f"n-{number}@provider.test", severity="permanent"
            ),
        )
    assert Suppression.objects.get().reason == Suppression.Reason.BOUNCED


def test_our_own_message_id_leads_to_the_message_too(
    client: Client, mailgun: None, note: Kind
) -> None:
    message = sent("")
    told(client, of_mailgun("failed", message_id=message.mail_id.strip("<>"), severity="permanent"))
    assert state_of(message) == State.BOUNCED


@pytest.mark.parametrize("change", ["key", "signature", "old", "future", "tampered"])
def test_a_wrong_signature_changes_nothing_and_is_logged(
    client: Client,
    mailgun: None,
    message: Message,
    change: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    ages = {"old": 25 * 3600, "future": -25 * 3600}
    key = "another key" if change == "key" else KEY
    body = of_mailgun("failed", key=key, age=ages.get(change, 0), severity="permanent")
    if change == "signature":
        body["signature"]["signature"] = "0" * 64
    if change == "tampered":
        body["signature"]["token"] = "t9"
    assert told(client, body) == 403
    assert state_of(message) == State.SENT
    assert not ProviderEvent.objects.exists()
    assert "refused" in caplog.text
    assert "wang@" not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"signature": 1}',
        b'{"signature": {"timestamp": "NaN", "token": "t", "signature": "s"}}',
        b'{"signature": {"timestamp": {}, "token": "t", "signature": "s"}}',
        b'{"signature": {"timestamp": "' + b"9" * 400 + b'", "token": "t", "signature": "s"}}',
    ],
)
def test_what_cannot_be_read_is_the_senders_fault(
    client: Client, mailgun: None, body: bytes
) -> None:
    assert told(client, body) in {400, 403}


def test_signed_nonsense_is_the_senders_fault(client: Client, mailgun: None) -> None:
    body = of_mailgun("failed")
    body["event-data"] = "x"
    assert told(client, body) == 400


def test_an_unknown_message_is_passed_over(client: Client, mailgun: None, message: Message) -> None:
    assert told(client, of_mailgun("failed", message_id="other@provider.test")) == 200
    assert state_of(message) == State.SENT


def test_a_provider_that_is_too_fast_tells_again(client: Client, mailgun: None, note: Kind) -> None:
    message = sent("<mg-1@provider.test>", State.CLAIMED)
    body = of_mailgun("failed", severity="permanent")
    assert told(client, body) == 503
    Message.objects.update(state=State.SENT)
    assert told(client, body) == 200
    assert state_of(message) == State.BOUNCED


def test_while_the_database_is_away_the_provider_tells_again(
    client: Client, mailgun: None, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any) -> None:
        raise DatabaseError

    with monkeypatch.context() as patch:
        patch.setattr(provider_events, "take_in", away)
        assert told(client, of_mailgun("failed", severity="permanent")) == 500
    assert told(client, of_mailgun("failed", severity="permanent")) == 200
    assert state_of(message) == State.BOUNCED


def postal_request(client: Client, key: rsa.RSAPrivateKey = POSTAL_KEY, age: float = 0) -> int:
    body = json.dumps(
        {
            "event": "MessageDeliveryFailed",
            "timestamp": timezone.now().timestamp() - age,
            "uuid": "u-1",
            "payload": {
                "status": "HardFail",
                "details": "Permanent SMTP delivery error",
                "output": "550 5.1.1 no such user",
                "message": {"id": "<p-1@postal.test>", "to": "wang@example.test", "tag": None},
            },
        }
    ).encode()
    signature = base64.b64encode(key.sign(body, padding.PKCS1v15(), hashes.SHA1())).decode()
    return told(client, body, "postal", **{"X-Postal-Signature": signature})


@pytest.fixture
def postal(settings: Any) -> None:
    public = POSTAL_KEY.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    settings.OUTBOX_EMAIL_BACKEND = "anymail.backends.postal.EmailBackend"
    settings.ANYMAIL = {"POSTAL_WEBHOOK_KEY": base64.b64encode(public).decode()}


def test_postal_signs_with_its_key(client: Client, postal: None, note: Kind) -> None:
    message = sent("<p-1@postal.test>")
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert postal_request(client, other) == 403
    assert postal_request(client, age=90_000) == 403
    assert state_of(message) == State.SENT
    assert postal_request(client) == 200
    assert postal_request(client) == 200
    assert state_of(message) == State.BOUNCED
    assert history(message) == [Happening.BOUNCED]


@pytest.fixture
def postmark(settings: Any) -> None:
    settings.OUTBOX_EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {"WEBHOOK_SECRET": BASIC}


@pytest.mark.parametrize(
    ("credentials", "status"),
    [
        (BASIC, 200),
        ("town:wrong", 403),
        ("", 403),
        ("\u6cd5:\u6cbb", 403),
    ],
)
def test_basic_authentication_is_asked_for(
    client: Client, postmark: None, note: Kind, credentials: str, status: int
) -> None:
    message = sent("m-1")
    body = {
        "RecordType": "Bounce",
        "Type": "HardBounce",
        "MessageID": "m-1",
        "ID": 42,
        "Email": "wang@example.test",
        "BouncedAt": "2026-11-26T10:00:00Z",
        "Details": "no such user",
    }
    encoded = base64.b64encode(credentials.encode()).decode()
    headers = {"Authorization": f"Basic {encoded}"} if credentials else {}
    assert told(client, body, "postmark", **headers) == status
    assert state_of(message) == (State.BOUNCED if status == 200 else State.SENT)


@pytest.mark.parametrize("header", ["Basic !!!", "Basic", "Bearer x", "Basic \xff"])
def test_broken_credentials_are_no_error_of_ours(
    client: Client, postmark: None, header: str
) -> None:
    assert told(client, {}, "postmark", Authorization=header) in {400, 403}


@pytest.mark.parametrize(
    ("backend", "options", "name"),
    [
        ("django.core.mail.backends.smtp.EmailBackend", {"WEBHOOK_SECRET": BASIC}, "postmark"),
        ("anymail.backends.postmark.EmailBackend", {}, "postmark"),
        ("anymail.backends.mailgun.EmailBackend", {"MAILGUN_API_KEY": "k"}, "mailgun"),
        ("anymail.backends.mailgun.EmailBackend", {"MAILGUN_WEBHOOK_SIGNING_KEY": ""}, "mailgun"),
        ("anymail.backends.postmark.EmailBackend", {"WEBHOOK_SECRET": BASIC}, "mailgun"),
        ("anymail.backends.scaleway.EmailBackend", {"WEBHOOK_SECRET": BASIC}, "scaleway"),
    ],
)
def test_without_the_provider_or_its_secret_there_is_no_such_address(
    client: Client, settings: Any, backend: str, options: dict[str, str], name: str
) -> None:
    settings.OUTBOX_EMAIL_BACKEND, settings.ANYMAIL = backend, options
    assert told(client, {}, name) == 404


@pytest.mark.parametrize(
    ("backend", "options", "wrong"),
    [
        ("postmark", {}, True),
        ("postmark", {"WEBHOOK_SECRET": BASIC}, False),
        ("mailgun", {"MAILGUN_API_KEY": "k"}, True),
        ("mailgun", {"MAILGUN_WEBHOOK_SIGNING_KEY": "k"}, False),
        ("scaleway", {}, False),
    ],
)
def test_a_provider_without_a_secret_is_a_problem_of_the_start(
    settings: Any, backend: str, options: dict[str, str], wrong: bool
) -> None:
    settings.OUTBOX_EMAIL_BACKEND = f"anymail.backends.{backend}.EmailBackend"
    settings.ANYMAIL = options
    found = {problem.id for problem in run_checks()}
    assert ("outbox.E001" in found) == wrong


def test_what_was_told_is_forgotten_after_a_month(
    client: Client, mailgun: None, message: Message
) -> None:
    told(client, of_mailgun("complained"))
    assert provider_events.purge_provider_events(False) == 0
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        assert provider_events.purge_provider_events(True) == 1
        assert provider_events.purge_provider_events(False) == 1
    assert not ProviderEvent.objects.exists()


def test_signed_times_run_out_before_events_are_forgotten() -> None:
    from fazhi.outbox.provider_requests import TOLERANCE

    assert TOLERANCE < provider_events.KEPT

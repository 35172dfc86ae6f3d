"""What staff see of messages and do with them."""

from typing import Any

from django.test import Client
from django.urls import reverse

import pytest

from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import ChannelState, Message, Suppression
from fazhi.outbox.models.template import MessageTemplate
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.rendering import render
from fazhi.outbox.states import State
from fazhi.outbox.writing import send

pytestmark = pytest.mark.django_db
REASON = {"reason": "查问题"}


@pytest.fixture
def message(note: Kind) -> Message:
    made = send(note.key, Recipient(name="王小明", email="wang@example.test"), {"title": "讲座"})
    assert made is not None
    return made


def url(name: str, message: Message) -> str:
    return reverse(f"outbox_messages:{name}", args=[message.pk])


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
    from wagtail.models import ModelLogEntry

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
    admin_client.post(reverse("outbox_blocked:add"), data)
    row = Suppression.objects.get()
    assert row.reason == Suppression.Reason.STAFF
    assert "li@" not in admin_client.get(reverse("outbox_blocked:index")).text
    admin_client.post(reverse("outbox_blocked:lift", args=[row.pk]), REASON)
    assert not Suppression.objects.exists()


def test_a_resting_channel_is_tried(admin_client: Client) -> None:
    from django.utils import timezone

    until = timezone.now() + timezone.timedelta(hours=1)
    ChannelState.objects.create(channel="email", failures=3, resting_until=until, reason="x")
    assert admin_client.get(reverse("outbox_channels:index")).status_code == 200
    admin_client.post(reverse("outbox_channels:try_now", args=["email"]))
    assert ChannelState.objects.get().resting_until <= timezone.now()


def test_the_list_needs_the_same_queries_for_more(
    message: Message, admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    index = reverse("outbox_messages:index")
    admin_client.get(index)
    for _i in range(20):
        send(message.kind, Recipient(email="li@example.test"), {"title": "x"})
    with django_assert_max_num_queries(25):
        admin_client.get(index)


def test_words_are_checked_previewed_saved_and_restored(note: Kind, admin_client: Client) -> None:
    assert admin_client.get(reverse("message_words:index")).status_code == 200
    edit = reverse("message_words:edit", args=[note.key, "en"])
    page = admin_client.post(edit, {"subject": "s", "body": "{{ wrong }}"})
    assert "{{ title }}" in page.text
    page = admin_client.post(edit, {"subject": "s", "body": "{{ title", "preview": "1"})
    assert not MessageTemplate.objects.exists()
    page = admin_client.post(edit, {"subject": "s", "body": "My {{ title }}", "preview": "1"})
    assert "My lecture" in page.text
    assert not MessageTemplate.objects.exists()
    admin_client.post(edit, {"subject": "s", "body": "My {{ title }}"})
    assert render(note, "en", {"title": "x"}).text == "My x"
    MessageTemplate.objects.update(body="{{ gone }}")
    assert render(note, "en", {"title": "x"}).text.startswith("Dear")
    assert admin_client.get(edit).status_code == 200
    admin_client.post(edit, {"restore": "1"})
    assert not MessageTemplate.objects.exists()

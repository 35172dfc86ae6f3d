"""Words of messages: checked, tried out on every channel, kept, taken back."""

from dataclasses import replace

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from fazhi.accounts.models import User
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import MessageTemplate
from fazhi.outbox.rendering import previews, render
from fazhi.outbox.wording import Words, change_words

pytestmark = pytest.mark.django_db


def edit(kind: Kind, language: str = "en") -> str:
    return reverse("message_words:edit", args=[kind.key, language])


def said(kind: Kind) -> str:
    return render(kind, "en", {"title": "x"}).text


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("s", "{{ wrong }}"),
        ("s", "{{ title"),
        ("s", "title }}"),
        ("s", "{{ Title }}"),
        ("s", "{{{{ title }}"),
        ("{{ wrong }}", "b"),
        ("one\rtwo", "b"),
        ("", "b"),
        ("s" * 121, "b"),
        ("s", "b" * 5001),
        ("s", "a\x00b"),
    ],
)
@pytest.mark.parametrize("button", ["preview", "save"])
def test_what_cannot_be_sent_is_refused_and_kept_in_the_form(
    note: Kind, admin_client: Client, subject: str, body: str, button: str
) -> None:
    page = admin_client.post(edit(note), {"subject": subject, "body": body, button: "1"})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert page.context["form"]["body"].value() == body
    assert not MessageTemplate.objects.exists()
    assert said(note).startswith("Dear")


def test_a_preview_shows_every_channel_and_keeps_nothing(note: Kind, admin_client: Client) -> None:
    page = admin_client.post(
        edit(note), {"subject": "s", "body": "My **{{ title }}**", "preview": "1"}
    )
    shown = {preview.channel: preview for preview in page.context["forms_of_it"]}
    assert set(shown) == set(note.channels)
    assert "<strong>lecture</strong>" in shown["email"].html
    assert shown["call"].text == "My lecture"
    assert "】My lecture\n" in shown["sms"].text
    assert shown["sms"].parts == 1
    assert "My **{{ title }}**" in page.text
    assert 'data-w-unsaved-force-value="true"' in page.text
    assert not MessageTemplate.objects.exists()


def test_a_preview_says_what_no_text_message_can_hold(note: Kind) -> None:
    preview = previews(note, "en", Words("s", "长" * 600))[1]
    assert preview.is_too_long


def test_saved_words_are_sent_until_the_standard_ones_are_restored(
    note: Kind, admin_client: Client
) -> None:
    assert admin_client.get(reverse("message_words:index")).status_code == 200
    admin_client.post(edit(note), {"subject": "s", "body": "My {{ title }}"})
    assert said(note) == "My x"
    assert "大讲堂" in render(note, "zh-hans", {"title": "大讲堂"}).text  # the other language
    admin_client.post(edit(note), {"subject": "s", "body": "Our {{ title }}"})
    admin_client.post(edit(note), {"restore": "1"})
    assert said(note).startswith("Dear")
    changes = list(admin_client.get(edit(note)).context["changes"])
    assert [change.data["old"]["body"] for change in changes] == [
        "Our {{ title }}",
        "My {{ title }}",
        note.body,
    ]
    assert not admin_client.get(edit(note, "zh-hans")).context["changes"]


def test_words_whose_placeholder_has_gone_are_not_sent(note: Kind, admin_client: Client) -> None:
    admin_client.post(edit(note), {"subject": "s", "body": "My {{ title }}"})
    MessageTemplate.objects.update(body="{{ gone }}")
    cache.clear()
    assert said(note).startswith("Dear")
    assert admin_client.get(edit(note)).context["broken"]


def test_only_those_who_may_change_words_see_them(note: Kind, client: Client, user: User) -> None:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in (reverse("message_words:index"), edit(note)):
        assert client.get(path).status_code == 403
        assert client.post(path, {"subject": "s", "body": "b"}).status_code == 403
    assert not MessageTemplate.objects.exists()


@pytest.mark.parametrize("path", ["nosuch/en", "test.note/xx", "test.note/zh"])
def test_there_is_no_page_for_what_does_not_exist(
    note: Kind, admin_client: Client, path: str
) -> None:
    assert admin_client.get(f"/admin/message-words/{path}/").status_code == 404


def test_many_messages_ask_once_for_the_words(note: Kind, administrator: User) -> None:
    change_words(note, "en", Words("s", "My {{ title }}"), administrator)
    said(note)
    with CaptureQueriesContext(connection) as asked:
        for _number in range(20):
            said(replace(note))
    assert not asked.captured_queries


def test_the_mail_is_shown_in_a_frame_of_its_own(note: Kind, admin_client: Client) -> None:
    """Whatever an editor writes, it is no part of the administration's page."""
    body = 'Say "{{ title }}" </iframe><b id="escaped">b</b>'
    page = admin_client.post(edit(note), {"subject": 's"t', "body": body, "preview": "1"})
    frame = BeautifulSoup(page.content, "html.parser").find("iframe")
    assert frame is not None
    assert frame.has_attr("sandbox")
    inside = BeautifulSoup(str(frame["srcdoc"]), "html.parser")
    assert inside.select("p")[0].get_text() == 'Say "lecture" </iframe><b id="escaped">b</b>'
    assert not BeautifulSoup(page.content, "html.parser").find(id="escaped")

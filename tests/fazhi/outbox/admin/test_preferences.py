"""How a person wants to be reached, as staff write it down."""

from django.test import Client
from django.urls import reverse

from wagtail.models import ModelLogEntry

import pytest

from fazhi.accounts.models import User
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import ContactPreference
from fazhi.outbox.writing import send
from fazhi.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return Person.objects.create(name="王小明", phone="13800001234", email="w@example.test")


def path(person: Person) -> str:
    return reverse("contact_preference", args=[person.pk])


def test_a_wish_is_written_down_and_followed(
    person: Person, note: Kind, admin_client: Client
) -> None:
    assert path(person) in admin_client.get(reverse("person:inspect", args=[person.pk])).text
    page = admin_client.get(path(person)).text
    assert "王小明" not in page
    assert "电子邮件 → 电话" in page
    admin_client.post(path(person), {"channel": "call", "language": "en"})
    message = send(note.key, person, {"title": "x"})
    assert message is not None
    assert (message.channel, message.language) == (Channel.CALL, "en")
    assert ModelLogEntry.objects.get(action="outbox.prefer").data["channel"] == "call"
    assert 'value="call" selected' in admin_client.get(path(person)).text
    admin_client.post(path(person), {"channel": "", "language": "zh-hans"})
    assert ContactPreference.objects.get().channel == ""


@pytest.mark.parametrize("data", [{"channel": "fax", "language": "en"}, {"language": "xx"}, {}])
def test_nonsense_is_refused(person: Person, admin_client: Client, data: dict[str, str]) -> None:
    assert admin_client.post(path(person), data).status_code == 200
    assert not ContactPreference.objects.exists()


def test_who_may_not_change_the_person_gets_nowhere(
    person: Person, client: Client, user: User
) -> None:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(path(person), {"channel": "", "language": "en"}).status_code == 403
    assert not ContactPreference.objects.exists()


def test_an_erased_person_has_none(person: Person, admin_client: Client) -> None:
    from django.utils import timezone

    Person.objects.update(erased_at=timezone.now())
    assert admin_client.get(path(person)).status_code in (302, 403)

"""The inbox: who is told of what, once, and in the way they chose."""

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from pytest_django import DjangoAssertNumQueries

from fazhi.accounts.models import User
from fazhi.outbox import kinds
from fazhi.outbox.inbox.telling import mark_read, notify, send_digests, unread_count
from fazhi.outbox.kinds import Kind, Placeholder
from fazhi.outbox.models import Message, Notification, NotificationChoice
from fazhi.outbox.models.notification import Told
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def task() -> Iterator[Kind]:
    kind = Kind(
        key="test.task",
        label="Task",
        subject="New task: {{ title }}",
        body="{{ title }} waits.\n\nSee {{ link }}",
        why="It is yours.",
        placeholders={"title": Placeholder("Title", "x"), "link": Placeholder("Link", "", True)},
        for_staff=True,
        waits_for_day=False,
    )
    kinds.register_kind(kind)
    yield kind
    del kinds._kinds[kind.key]


def tell(*users: User, title: str = "复核", key: str = "", url: str = "/admin/") -> None:
    notify("test.task", users, {"title": title}, url=url, key=key)


def choose(user: User, told: Told, kind: str = "") -> None:
    NotificationChoice.objects.create(user=user, kind=kind, told=told)


def test_everybody_told_finds_it_in_the_inbox_once(user: User) -> None:
    other = UserFactory.create()
    tell(user, other, key="task:1")
    tell(user, key="task:1")
    assert (unread_count(user), unread_count(other)) == (1, 1)
    assert str(Notification.objects.get(user=user)) == "New task: 复核"


def test_a_line_says_what_it_is_about_and_its_title_leads_on(user: User) -> None:
    tell(user)
    line = Notification.objects.get()
    assert (line.text, line.url) == ("复核 waits.", "/admin/")


def test_a_closed_account_is_not_told() -> None:
    tell(UserFactory.create(is_active=False))
    assert not Notification.objects.exists()


@pytest.mark.parametrize(
    ("choices", "mails_at_once", "mails_a_day"),
    [
        ({}, 0, 1),
        ({"": Told.INBOX}, 0, 0),
        ({"": Told.AT_ONCE}, 1, 0),
        ({"": Told.INBOX, "test.task": Told.AT_ONCE}, 1, 0),
        ({"": Told.AT_ONCE, "test.task": Told.DIGEST}, 0, 1),
    ],
)
def test_each_is_told_as_chosen(
    user: User, choices: dict[str, Told], mails_at_once: int, mails_a_day: int
) -> None:
    for kind, told in choices.items():
        choose(user, told, kind)
    tell(user)
    assert Message.objects.count() == mails_at_once
    send_digests()
    send_digests()
    assert Message.objects.count() == mails_at_once + mails_a_day


def test_a_digest_holds_what_was_not_read(user: User) -> None:
    for number in range(3):
        tell(user, title=f"第{number}项")
    mark_read(user, [Notification.objects.get(title__endswith="第1项").pk])
    send_digests()
    text = Message.objects.get().text
    assert "第0项" in text
    assert "第2项" in text
    assert "第1项" not in text


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_inbox_shows_counts_opens_and_marks(administrator: User, admin_client: Client) -> None:
    tell(administrator, url="/admin/reports/")
    tell(administrator, title="另一项", url="https://elsewhere.example/")
    page = admin_client.get(reverse("inbox:index")).content.decode()
    assert "New task: 复核" in page
    assert "(2)" in page, "in the menu"

    first = Notification.objects.get(title__endswith="复核")
    assert admin_client.get(reverse("inbox:open", args=[first.pk])).url == "/admin/reports/"  # type: ignore[attr-defined]
    assert unread_count(administrator) == 1
    other = Notification.objects.get(title__endswith="另一项")
    address = admin_client.get(reverse("inbox:open", args=[other.pk])).url  # type: ignore[attr-defined]
    assert address == reverse("inbox:index")

    tell(administrator)
    admin_client.post(reverse("inbox:mark"), {"all": "1"})
    assert unread_count(administrator) == 0


def test_nobody_opens_or_marks_what_is_anothers(user: User, admin_client: Client) -> None:
    tell(user)
    line = Notification.objects.get()
    assert admin_client.get(reverse("inbox:open", args=[line.pk])).status_code == 404
    admin_client.post(reverse("inbox:mark"), {"line": [line.pk]})
    assert unread_count(user) == 1


@pytest.mark.parametrize("line", ["x", "-1", "9" * 30, ""])
def test_nonsense_is_refused(admin_client: Client, line: str) -> None:
    assert admin_client.post(reverse("inbox:mark"), {"line": [line]}).status_code == 400


def test_a_full_inbox_costs_no_more_queries(
    administrator: User, admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            admin_client.get(reverse("inbox:index"))
        return len(queries)

    tell(administrator)
    cost()
    few = cost()
    for _i in range(40):
        tell(administrator)
    assert cost() == few


def test_telling_many_asks_no_more_of_the_database_than_writing_needs(
    note: Kind, administrator: User
) -> None:
    """Words, choices and keys are asked for once, however many are told."""
    notify(note.key, [administrator], {"title": "x"})

    def cost(count: int) -> int:
        users = UserFactory.create_batch(count, email="")
        with CaptureQueriesContext(connection) as queries:
            notify(note.key, users, {"title": "x"})
        return len(queries)

    assert cost(1) == cost(20)


def test_the_account_page_takes_the_choices(administrator: User, admin_client: Client) -> None:
    page = admin_client.get(reverse("wagtailadmin_account"))
    assert "notification_choices-everything_else" in page.content.decode()

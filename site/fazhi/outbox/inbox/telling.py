"""Telling people of the administration, each in the way they chose."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import models, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind, Placeholder, kind_of, kinds, register_kind
from fazhi.outbox.models import Notification, NotificationChoice
from fazhi.outbox.models.notification import DEFAULT_TOLD, Told
from fazhi.outbox.origin import full_address
from fazhi.outbox.rendering import render
from fazhi.outbox.writing import send

DIGEST = "outbox.digest"
KEPT_DAYS = 90
MOST_IN_DIGEST = 50


def notify(
    kind: str,
    users: Iterable[User],
    values: Mapping[str, object],
    *,
    url: str = "",
    about: models.Model | None = None,
    key: str = "",
    department: Department | None = None,
) -> list[Notification]:
    """Puts a line into each inbox, and an e-mail into the outbox for who wants one at once.

    ``url`` is a path of this site. With a ``key`` each user is told once; who was told before is
    left out. The kind's text gets the link as ``{{ link }}``. Returns the new lines.
    """
    chosen = kind_of(kind)
    told = choices_for(kind, people := {user.pk: user for user in users if user.is_active})
    prefetch_related_objects(list(people.values()), "wagtail_userprofile")  # their language
    with transaction.atomic():
        if key:
            known = Notification.objects.filter(user__in=people, key=key)
            for pk in known.values_list("user", flat=True):
                del people[pk]
        values = {**values, "link": full_address(url)}
        lines = [
            _line(chosen, user, values, url, key, told[user.pk] == Told.DIGEST)
            for user in people.values()
        ]
        made = Notification.objects.bulk_create(lines, ignore_conflicts=bool(key))
        for user in people.values():
            if told[user.pk] == Told.AT_ONCE and user.email:
                once = f"{key}:{user.pk}" if key else None
                send(kind, user, values, about=about, key=once, department=department)
    return made


def _line(
    kind: Kind, user: User, values: Mapping[str, object], url: str, key: str, digest: bool
) -> Notification:
    from fazhi.outbox.recipients import Recipient

    rendered = render(kind, Recipient.of(user).language, values)
    return Notification(
        user=user,
        kind=kind.key,
        title=rendered.subject[:200],
        text=_without_link(rendered.text, str(values["link"])),
        url=url,
        key=key,
        awaits_digest=digest,
    )


def _without_link(text: str, link: str) -> str:
    """The text without the paragraph that leads on: in the inbox the title does."""
    if not link:
        return text
    return "\n".join(part for part in text.split("\n\n") if link not in part)


def choices_for(kind: str, users: Iterable[int]) -> dict[int, str]:
    """How each of these accounts wants to be told of this kind."""
    found = dict.fromkeys(users, str(DEFAULT_TOLD))
    rows = NotificationChoice.objects.filter(user__in=found, kind__in=("", kind)).order_by("kind")
    found.update(rows.values_list("user", "told"))
    return found


def staff_kinds() -> list[Kind]:
    """The kinds that go to inboxes, for the form in which people choose."""
    return [kind for kind in kinds() if kind.for_staff]


def mark_read(user: User, lines: Iterable[int] | None = None) -> int:
    """Marks lines of this user's inbox as read, all of them without ``lines``; returns how many."""
    unread = Notification.objects.filter(user=user, read_at=None)
    if lines is not None:
        unread = unread.filter(pk__in=lines)
    return unread.update(read_at=timezone.now(), awaits_digest=False)


def unread_count(user: User) -> int:
    """How many lines of the inbox were not read yet."""
    return Notification.objects.filter(user=user, read_at=None).count()


def send_digests() -> str:
    """One e-mail to everybody who wants a digest and has unread lines since the last one.

    Idempotent: a line is in one digest, in the transaction that writes the message.
    """
    waiting = Notification.objects.filter(awaits_digest=True, user__is_active=True)
    pks = list(waiting.exclude(user__email="").order_by().values_list("user", flat=True).distinct())
    return str(sum(_send_digest(user) for user in User.objects.filter(pk__in=pks))) if pks else ""


def _send_digest(user: User) -> bool:
    with transaction.atomic():
        lines = list(
            Notification.objects.select_for_update()
            .filter(user=user, awaits_digest=True, read_at=None)
            .order_by("created_at", "pk")
        )
        Notification.objects.filter(user=user, awaits_digest=True).update(awaits_digest=False)
        if not lines:
            return False
        shown = lines[:MOST_IN_DIGEST]
        values = {
            "count": len(lines),
            "lines": "\n".join(f"{n}. {line.title}" for n, line in enumerate(shown, 1)),
            "link": full_address(inbox_path()),
        }
        send(DIGEST, user, values, key=f"digest:{user.pk}:{lines[-1].pk}")
    return True


def inbox_path() -> str:
    """The address of the inbox in the administration."""
    from django.urls import reverse

    return reverse("inbox:index")


def purge_notifications(dry_run: bool = False) -> int:
    """Deletes lines that are older than `KEPT_DAYS` days, read or not; returns how many."""
    old = Notification.objects.filter(created_at__lt=timezone.now() - dt.timedelta(days=KEPT_DAYS))
    return old.count() if dry_run else old.delete()[0]


def register() -> None:
    """The kind of the digest; called once, when the apps are ready."""
    register_kind(
        Kind(
            key=DIGEST,
            label=_("What waits for you: one e-mail a day"),
            subject=_("{{ count }} new notifications"),
            body=_("Since the last summary:\n\n{{ lines }}\n\n[Open the inbox]({{ link }})"),
            why=_("You chose one e-mail a day for notifications of the administration."),
            placeholders={
                "count": Placeholder(pgettext_lazy("outbox", "How many"), "2"),
                "lines": Placeholder(_("One line each"), _("1. A task has been given to you")),
                "link": Placeholder(_("The inbox"), "https://example.test/", is_link=True),
            },
            channels=(Channel.EMAIL,),
            for_staff=False,
        )
    )

"""Sending the reminders that are due."""

import datetime as dt

from django.db import Error, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import structlog

from fazhi.outbox.models import Reminder
from fazhi.outbox.reminders.anchors import anchor_of
from fazhi.outbox.reminders.counting import due, moment_of
from fazhi.outbox.reminders.scheduling import is_too_late

logger = structlog.stdlib.get_logger(__name__)

BATCH = 100
AGAIN_AFTER = dt.timedelta(hours=1)


def send_due(now: dt.datetime | None = None) -> str:
    """Sends what is due, each reminder once; those that make no sense any more are cancelled.

    Any number of processes may do so at once. Returns how many were sent, empty for none.
    """
    now = now or timezone.now()
    sent = 0
    while True:
        with transaction.atomic():
            found = _take(now)
            for reminder in found:
                sent += _send(reminder, now)
        if len(found) < BATCH:
            return str(sent) if sent else ""


def _take(now: dt.datetime) -> list[Reminder]:
    waiting = Reminder.objects.filter(state=Reminder.State.WAITING, due_at__lte=now)
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True, of=("self",))
    return list(waiting.select_related("rule")[:BATCH])


def _send(reminder: Reminder, now: dt.datetime) -> bool:
    problem = _problem_with(reminder, now)
    if problem is None:
        return False  # moved to another time
    if not problem:
        anchor = anchor_of(reminder.rule.anchor)
        assert anchor is not None  # noqa: S101 - for the type checker; `_problem_with` has looked
        key = f"reminder:{reminder.pk}:{reminder.anchored_at:%Y%m%d%H%M}"
        try:
            with transaction.atomic():
                anchor.tell(reminder.about, reminder.rule.kind, key, reminder)
        except Error:
            raise
        except Exception:  # one mistake must not keep the others from leaving
            logger.exception("a reminder could not be sent", reminder=reminder.pk)
            reminder.due_at = now + AGAIN_AFTER
            reminder.save(update_fields=["due_at"])
            return False
    reminder.state = Reminder.State.CANCELLED if problem else Reminder.State.SENT
    reminder.reason = problem
    reminder.save(update_fields=["state", "reason"])
    return not problem


def _problem_with(reminder: Reminder, now: dt.datetime) -> str | None:
    """Why it makes no sense any more; empty if it does, ``None`` if its date has moved."""
    anchor = anchor_of(reminder.rule.anchor)
    if anchor is None:
        return _("The software knows this date no longer.")
    if reminder.about is None:
        return _("What it is about was deleted.")
    date = anchor.date_of(reminder.about)
    if date is None:
        return _("There is nothing to remind of any more.")
    when = due(reminder.rule, date)
    if when.at > now:
        reminder.anchored_at, reminder.due_at = moment_of(date), when.at
        reminder.estimated = when.estimated
        reminder.save(update_fields=["anchored_at", "due_at", "estimated"])
        return None
    if is_too_late(reminder.rule, moment_of(date), now):
        return _("The date has passed.")
    return ""

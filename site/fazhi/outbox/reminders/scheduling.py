"""Keeping the rows of reminders right: when a thing is saved, moved or deleted, and when rules change."""

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from fazhi.outbox.models import Reminder, ReminderRule
from fazhi.outbox.reminders.anchors import Anchor, anchors, anchors_on
from fazhi.outbox.reminders.counting import due, moment_of

WAITING, SENT, CANCELLED = Reminder.State.WAITING, Reminder.State.SENT, Reminder.State.CANCELLED


def thing_saved(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Sets the reminders of a thing; receiver of ``post_save``."""
    if not kwargs.get("raw"):
        remind_of(instance)


def thing_deleted(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Cancels the reminders of a thing that is gone; receiver of ``post_delete``."""
    _about(instance).filter(state=WAITING).update(
        state=CANCELLED, reason=_("What it is about was deleted.")
    )


def remind_of(thing: models.Model) -> None:
    """Sets, moves or cancels the reminders of one thing, by the rules in force."""
    keys = {anchor.key: anchor for anchor in anchors_on(type(thing))}
    for rule in ReminderRule.objects.filter(anchor__in=keys, active=True):
        _set(rule, keys[rule.anchor], thing)


def _set(rule: ReminderRule, anchor: Anchor, thing: models.Model) -> None:
    known = _about(thing).filter(rule=rule)
    date = anchor.date_of(thing)
    if date is None:
        known.filter(state=WAITING).update(
            state=CANCELLED, reason=_("There is nothing to remind of any more.")
        )
        return
    when, anchored_at = due(rule, date), moment_of(date)
    now = timezone.now()
    if is_too_late(rule, anchored_at, now):
        known.filter(state=WAITING).update(state=CANCELLED, reason=_("The date has passed."))
        return
    values = {
        "anchored_at": anchored_at,
        "due_at": when.at,
        "estimated": when.estimated,
        "label": str(thing)[:200],
    }
    known.filter(state=WAITING).update(**values)
    if when.at <= now:
        return  # what begins later than its reminder needs none
    # A date that was moved is reminded of anew; otherwise what was sent stays sent.
    anew = known.filter(Q(state=CANCELLED) | ~Q(anchored_at=anchored_at))
    if not anew.update(state=WAITING, reason="", **values):
        Reminder.objects.get_or_create(
            rule=rule,
            content_type=ContentType.objects.get_for_model(thing),
            object_id=str(thing.pk),
            defaults=values,
        )


def is_too_late(rule: ReminderRule, anchored_at: dt.datetime, now: dt.datetime) -> bool:
    """Whether reminding before a date makes no sense any more; after it, it still does."""
    return rule.side == ReminderRule.Side.BEFORE and anchored_at < now


def apply_rules() -> str:
    """Sets the reminders of everything upcoming: for rules that are new or were changed.

    Idempotent; returns how many things were looked at.
    """
    Reminder.objects.filter(rule__active=False, state=WAITING).update(
        state=CANCELLED, reason=_("The rule is not in use any more.")
    )
    count = 0
    for anchor in anchors():
        rules = list(ReminderRule.objects.filter(anchor=anchor.key, active=True))
        for thing in anchor.upcoming() if rules else ():
            count += 1
            for rule in rules:
                _set(rule, anchor, thing)
    return str(count) if count else ""


def _about(thing: models.Model) -> "models.QuerySet[Reminder]":
    return Reminder.objects.filter(
        content_type=ContentType.objects.get_for_model(thing), object_id=str(thing.pk)
    )

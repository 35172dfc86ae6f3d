"""Reminders as data: what, relative to what, and each one that follows."""

import datetime as dt

from django.contrib import admin
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

MOST_DAYS = 400


class ReminderRule(models.Model):
    """So many days before or after a date of something, a message of one kind leaves."""

    class Unit(models.TextChoices):
        """Which days are counted."""

        WORKING_DAY = "working_day", _("working days")
        DAY = "day", _("calendar days")

    class Side(models.TextChoices):
        """On which side of the date."""

        BEFORE = "before", pgettext_lazy("reminder", "before")
        AFTER = "after", pgettext_lazy("reminder", "after")

    anchor = models.CharField(_("what is reminded of"), max_length=60)
    kind = models.CharField(pgettext_lazy("outbox", "message"), max_length=60)
    days = models.PositiveSmallIntegerField(
        _("how many"),
        validators=[MaxValueValidator(MOST_DAYS)],
        help_text=_("0 is the day itself."),
    )
    unit = models.CharField(
        _("days counted"), max_length=12, choices=Unit.choices, default=Unit.WORKING_DAY
    )
    side = models.CharField(
        _("before or after"), max_length=6, choices=Side.choices, default=Side.BEFORE
    )
    at = models.TimeField(_("time of day"), default=dt.time(9, 0))
    active = models.BooleanField(_("in use"), default=True)

    not_personal = ("anchor", "kind", "unit", "side")

    class Meta:
        verbose_name = _("reminder rule")
        verbose_name_plural = _("reminder rules")
        ordering = ("anchor", "side", "days", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("anchor", "kind", "days", "unit", "side"),
                name="reminder_rule_once",
                violation_error_message=_("There is such a rule already."),
            ),
        )

    def __str__(self) -> str:
        from fazhi.outbox.reminders.words import rule_in_words

        return rule_in_words(self)


class Reminder(models.Model):
    """One reminder of one thing: waiting for its time, sent, or cancelled with a reason."""

    class State(models.TextChoices):
        """Where it is."""

        WAITING = "waiting", pgettext_lazy("reminder", "waiting")
        SENT = "sent", pgettext_lazy("reminder", "sent")
        CANCELLED = "cancelled", pgettext_lazy("reminder", "cancelled")

    rule = models.ForeignKey(
        ReminderRule, models.CASCADE, verbose_name=_("rule"), related_name="reminders"
    )
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    about = GenericForeignKey("content_type", "object_id")
    label = models.CharField(
        pgettext_lazy("outbox", "about"), max_length=200
    )  # what it was called, once it is gone
    anchored_at = models.DateTimeField(_("date reminded of"))
    due_at = models.DateTimeField(_("leaves at"))
    estimated = models.BooleanField(
        _("counted without a calendar"),
        default=False,
        help_text=_(
            "No notice of holidays covers these days yet: Monday to Friday were taken for "
            "working days."
        ),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    not_personal = ("object_id", "label", "state", "reason")

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        default_permissions = ("view",)
        ordering = ("due_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("rule", "content_type", "object_id"), name="reminder_of_a_thing_once"
            ),
        )
        indexes = (
            models.Index("due_at", name="reminders_waiting", condition=Q(state="waiting")),
            models.Index("content_type", "object_id", name="reminders_about"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    @admin.display(description=_("Calendar"))
    def calendar(self) -> str:
        """By which calendar it was counted."""
        if self.estimated:
            return gettext("Monday to Friday: there is no notice of holidays yet")
        return gettext("working days and holidays as announced")

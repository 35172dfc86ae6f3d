"""A series: the rule by which sessions of a lecture were made, and by which more can be."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.links.models import PermanentlyLinked
from fazhi.places.fields import ChoiceSetField
from fazhi.places.models import Weekday

MOST_SESSIONS = 60
LONGEST = dt.timedelta(days=731)  # from the first day to the last
# The calendar of lunar days is known for these years.
FIRST_YEAR, LAST_YEAR = 2000, 2099


class Frequency(models.TextChoices):
    """How often."""

    WEEKLY = "weekly", pgettext_lazy("series", "every week")
    MONTHLY_DAY = "monthly_day", _("every month on the same day")
    MONTHLY_WEEKDAY = (
        "monthly_weekday",
        _("every month on the same weekday, such as the second Friday"),
    )
    LUNAR_MONTH = "lunar_month", _("every lunar month on the same lunar day, such as the fifteenth")


class Series(PermanentlyLinked):
    """A row of sessions of one lecture, made by a rule.

    The rule makes rows once; each is a session of its own afterwards, with its own seats. What is
    changed in “this and later” or “all” is changed in those rows (`events.recurrence.editing`).
    """

    name = models.CharField(_("name"), max_length=80)
    lecture = models.ForeignKey(
        "events.LecturePage",
        models.SET_NULL,
        null=True,
        related_name="series",
        verbose_name=_("lecture"),
    )
    frequency = models.CharField(
        pgettext_lazy("of a series", "how often"), max_length=16, choices=Frequency.choices
    )
    interval = models.PositiveSmallIntegerField(
        _("every how many"),
        default=1,
        validators=(MinValueValidator(1), MaxValueValidator(12)),
        help_text=_("1: every week or month; 2: every second one."),
    )
    weekdays = ChoiceSetField(
        _("days of the week"),
        max_length=20,
        choices=Weekday.choices,
        blank=True,
        help_text=_("For a weekly series; left empty, the weekday of its first day."),
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    skips_holidays = models.BooleanField(
        _("skips public holidays"),
        default=True,
        help_text=_("Days off by the holiday notice, by which Saturdays may be working days."),
    )
    skips_lunar = models.CharField(
        _("skips lunar days"),
        max_length=100,
        blank=True,
        help_text=_(
            "Month and day of the lunar calendar, such as 12-23 or 1-15, with a comma between two; "
            "a range such as 12-23..1-15 skips all days in it."
        ),
    )

    not_personal = ("public_id", "name", "frequency", "weekdays", "skips_lunar")

    class Meta:
        verbose_name = pgettext_lazy("of sessions", "series")
        verbose_name_plural = pgettext_lazy("of sessions", "series")
        ordering = ("-first_day", "pk")
        constraints = (
            models.CheckConstraint(
                name="events_series_days",
                condition=models.Q(last_day__gte=models.F("first_day")),
                violation_error_message=_("The last day is before the first one."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        from events.recurrence.lunar_days import LunarDays

        super().clean()
        self._check_days()
        try:
            LunarDays.read(self.skips_lunar)
        except ValueError:
            message = _("Write lunar days such as 12-23 or 12-23..1-15, with commas between them.")
            raise ValidationError({"skips_lunar": message}) from None

    def _check_days(self) -> None:
        for name, day in (("first_day", self.first_day), ("last_day", self.last_day)):
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                message = _("Enter a day between 2000 and 2099.")
                raise ValidationError({name: message})
        if self.first_day and self.last_day and self.last_day - self.first_day > LONGEST:
            message = _("A series is at most two years long.")
            raise ValidationError({"last_day": message})

    def public_url(self, request: Any) -> str | None:
        """Its lecture's page."""
        return self.lecture.public_url(request) if self.lecture else None

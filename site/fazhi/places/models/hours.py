"""When a venue or a counter is open: weekly hours, and what differs for some days."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey

from fazhi.places.fields import ChoiceSetField, ClockField
from fazhi.places.models.base import shown
from fazhi.places.models.venues import Counter, Venue
from fazhi.places.opening import Change, Range
from fazhi.workdays import today

MIDNIGHT = dt.time()
# An end that is earlier than the beginning is meant for the next day only this far into the night.
LATEST_OF_NIGHT = dt.time(6)
FIRST_YEAR = 2000
YEARS_AHEAD = 5


class Weekday(models.TextChoices):
    """Days of the week as ISO 8601 numbers them."""

    MONDAY = "1", _("Monday")
    TUESDAY = "2", _("Tuesday")
    WEDNESDAY = "3", _("Wednesday")
    THURSDAY = "4", _("Thursday")
    FRIDAY = "5", _("Friday")
    SATURDAY = "6", _("Saturday")
    SUNDAY = "7", _("Sunday")


def _belongs_to_one(model: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"places_{model}_owner",
        condition=models.Q(venue__isnull=False, counter=None)
        | models.Q(venue=None, counter__isnull=False),
        violation_error_message=_("Hours belong to a venue or to a counter."),
    )


def _check_times(opens: dt.time | None, closes: dt.time | None) -> None:
    """Refuses what is most likely a slip: a whole day from 9:00 to 9:00, a night until noon."""
    if opens is None or closes is None:
        return
    if opens == closes != MIDNIGHT:
        message = _("The end is the same as the beginning. Around the clock is 0:00 to 24:00.")
        raise ValidationError({"closes": message})
    if LATEST_OF_NIGHT < closes < opens:
        raise ValidationError({"closes": _("The end is before the beginning.")})


class OpeningHours(models.Model):
    """One range of hours on some days of the week; a lunch break makes two of them."""

    venue = ParentalKey(
        Venue,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="hours",
        verbose_name=_("venue"),
    )
    counter = ParentalKey(
        Counter,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="hours",
        verbose_name=_("counter"),
    )
    weekdays = ChoiceSetField(
        _("days"), max_length=20, choices=Weekday.choices, default="1,2,3,4,5"
    )
    opens = ClockField(_("opens"))
    closes = ClockField(
        _("closes"),
        is_end=True,
        help_text=_(
            "24:00 is midnight; until 6:00 an earlier time is on the next day. Around the clock is "
            "0:00 to 24:00."
        ),
    )
    follows_workdays = models.BooleanField(
        _("follows the public holidays"),
        default=True,
        help_text=_(
            "Closed on public holidays. A working Saturday or Sunday is kept like a Monday. "
            "Without the tick the hours hold every week."
        ),
    )

    not_personal = ("weekdays",)

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ("weekdays", "opens")
        constraints = (_belongs_to_one("openinghours"),)

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"

    def clean(self) -> None:
        super().clean()
        _check_times(self.opens, self.closes)

    def as_range(self) -> Range:
        """The hours as the pure logic takes them."""
        return Range(
            weekdays=frozenset(int(day) for day in self.weekdays),
            opens=self.opens,
            closes=self.closes,
            follows_workdays=self.follows_workdays,
        )


class OpeningException(models.Model):
    """Days on which other hours hold, or none. Where two overlap, the shorter one wins."""

    venue = ParentalKey(
        Venue,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="exceptions",
        verbose_name=_("venue"),
    )
    counter = ParentalKey(
        Counter,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="exceptions",
        verbose_name=_("counter"),
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    opens = ClockField(
        _("opens"), null=True, blank=True, help_text=_("Left empty: closed on these days.")
    )
    closes = ClockField(_("closes"), is_end=True, null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=100, blank=True)
    reason_en = models.CharField(_("reason in English"), max_length=150, blank=True)

    not_personal = ("reason", "reason_en")

    class Meta:
        verbose_name = _("days with other hours")
        verbose_name_plural = _("days with other hours")
        ordering = ("first_day", "opens")
        constraints = (
            _belongs_to_one("openingexception"),
            models.CheckConstraint(
                name="places_openingexception_days",
                condition=models.Q(last_day__gte=models.F("first_day")),
                violation_error_message=_("The last day must not lie before the first day."),
            ),
            models.CheckConstraint(
                name="places_openingexception_hours",
                condition=models.Q(opens=None, closes=None)
                | models.Q(opens__isnull=False, closes__isnull=False),
                violation_error_message=_("Give both times, or neither for closed days."),
            ),
        )

    def __str__(self) -> str:
        return self.reason or f"{self.first_day} - {self.last_day}"

    def clean(self) -> None:
        super().clean()
        _check_times(self.opens, self.closes)
        last = today().year + YEARS_AHEAD
        days = {"first_day": self.first_day, "last_day": self.last_day}
        problems = {
            name: _("Give a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": last}
            for name, day in days.items()
            if day and not FIRST_YEAR <= day.year <= last
        }
        if problems:
            raise ValidationError(problems)

    def as_change(self) -> Change:
        """The exception as the pure logic takes it."""
        return Change(
            first_day=self.first_day,
            last_day=self.last_day,
            opens=self.opens,
            closes=self.closes,
            reason=shown(self, "reason"),
        )

"""When a venue or a counter is open: weekly hours, and what differs for some days."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey

from fazhi.places.fields import ChoiceSetField
from fazhi.places.models.base import shown
from fazhi.places.models.venues import Counter, Venue
from fazhi.places.opening import Change, Range


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
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(
        _("closes"),
        help_text=_("At or before the opening means the next day; 00:00 is midnight."),
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
    opens = models.TimeField(
        _("opens"), null=True, blank=True, help_text=_("Left empty: closed on these days.")
    )
    closes = models.TimeField(_("closes"), null=True, blank=True)
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

    def as_change(self) -> Change:
        """The exception as the pure logic takes it."""
        return Change(
            first_day=self.first_day,
            last_day=self.last_day,
            opens=self.opens,
            closes=self.closes,
            reason=shown(self, "reason"),
        )

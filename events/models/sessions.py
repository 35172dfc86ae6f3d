"""A session: when, where and for how many a lecture is held. Live facts, outside what is signed."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.states import Admission, SessionState
from fazhi.links.models import PermanentlyLinked
from fazhi.places.models import Venue, Village
from fazhi.telephones import TelephoneField
from fazhi.workdays import SHANGHAI

LARGEST_HALL = 5000
LARGEST_GROUP = 10
LARGEST_LIST = 200
# Written under the row's lock only, never by a form.
COUNTED = frozenset({"taken", "walked_in", "arrivals", "sequence"})


class Session(PermanentlyLinked):
    """One date of a lecture (场次), with its seats.

    ``taken`` counts the seats of confirmed and offered registrations, ``walked_in`` those of people
    who came without one. Both change under the row's lock only (`events.seats`); the CHECK is the
    last barrier. ``sequence`` counts changes that calendars must hear of (RFC 5545, 3.8.7.4).
    """

    lecture = models.ForeignKey(
        "events.LecturePage",
        models.SET_NULL,
        null=True,
        related_name="sessions",
        verbose_name=_("lecture"),
    )
    series = models.ForeignKey(
        "events.Series",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=pgettext_lazy("of sessions", "series"),
    )
    title = models.CharField(
        _("title"),
        max_length=80,
        blank=True,
        help_text=_("Only if it differs from the lecture's title, such as the part of a course."),
    )
    department = models.ForeignKey(
        "departments.Department",
        models.PROTECT,
        related_name="+",
        verbose_name=_("department"),
        help_text=_("Who holds the session and answers calls about it."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=SessionState.choices, default=SessionState.DRAFT
    )
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    venue = models.ForeignKey(
        Venue, models.PROTECT, related_name="sessions", verbose_name=_("venue")
    )
    room = models.CharField(
        _("room"), max_length=60, blank=True, help_text=_("Floor and room, as people ask for it.")
    )
    online_url = models.URLField(
        _("address of the broadcast"),
        blank=True,
        help_text=_("Where it can be watched meanwhile; residents see a link."),
    )
    phone = TelephoneField(
        _("telephone for questions"),
        max_length=60,
        blank=True,
        help_text=_("An office number; left empty, that of the department."),
    )
    note = models.CharField(
        _("note for visitors"),
        max_length=200,
        blank=True,
        help_text=_("What they should know before they come, in one sentence."),
    )

    admission = models.CharField(
        _("admission"), max_length=10, choices=Admission.choices, default=Admission.REGISTER
    )
    capacity = models.PositiveIntegerField(
        _("seats"), validators=(MinValueValidator(1), MaxValueValidator(LARGEST_HALL))
    )
    kept_for_walk_ins = models.PositiveIntegerField(
        _("seats kept for people without registration"), default=0
    )
    largest_group = models.PositiveSmallIntegerField(
        _("most people in one registration"),
        default=4,
        validators=(MinValueValidator(1), MaxValueValidator(LARGEST_GROUP)),
        help_text=_("A household is four."),
    )
    largest_list = models.PositiveSmallIntegerField(
        _("most people on the list of a unit"),
        default=30,
        validators=(MaxValueValidator(LARGEST_LIST),),
        help_text=_("Units register their people together; 0: not for this session."),
    )
    opens_at = models.DateTimeField(
        _("registration opens"), null=True, blank=True, help_text=_("Left empty: at once.")
    )
    closes_at = models.DateTimeField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("Left empty: at the beginning."),
    )

    taken = models.PositiveIntegerField(default=0, editable=False)
    walked_in = models.PositiveIntegerField(default=0, editable=False)
    arrivals = models.PositiveIntegerField(default=0, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    closing_told_at = models.DateTimeField(null=True, editable=False)
    attendance_closed_at = models.DateTimeField(null=True, editable=False)
    series_day = models.DateField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    not_personal = (
        "public_id",
        "title",
        "state",
        "room",
        "online_url",
        "phone",
        "note",
        "admission",
    )

    class Meta:
        verbose_name = pgettext_lazy("of a lecture", "session")
        verbose_name_plural = pgettext_lazy("of a lecture", "sessions")
        ordering = ("starts_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="events_session_seats",
                condition=Q(taken__lte=F("capacity") - F("walked_in")),
                violation_error_message=_("More seats are taken than there are."),
            ),
            models.CheckConstraint(
                name="events_session_kept",
                condition=Q(kept_for_walk_ins__lte=F("capacity")),
                violation_error_message=_("No more seats can be kept than there are."),
            ),
            models.CheckConstraint(
                name="events_session_times",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The end is not after the beginning."),
            ),
            models.UniqueConstraint(
                fields=("series", "series_day"),
                condition=Q(series__isnull=False),
                name="events_session_of_series",
            ),
        )
        indexes = (
            models.Index(fields=("state", "starts_at"), name="events_session_when"),
            models.Index(fields=("lecture", "starts_at"), name="events_session_lecture"),
        )

    def __str__(self) -> str:
        begins = self.starts_at.astimezone(SHANGHAI)
        return f"{self.name} {begins:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # A form that was open for a while must not write back the seats of that time.
        if self.pk and not kwargs.get("force_insert") and kwargs.get("update_fields") is None:
            kept = {f.name for f in self._meta.concrete_fields} - {"id", *COUNTED}
            kwargs["update_fields"] = kept
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.closes_at and self.opens_at and self.closes_at <= self.opens_at:
            message = _("Registration closes before it opens.")
            raise ValidationError({"closes_at": message})
        if self.closes_at and self.starts_at and self.closes_at > self.starts_at:
            message = _("Registration closes after the beginning of the session.")
            raise ValidationError({"closes_at": message})

    @property
    @admin.display(description=_("lecture"))
    def name(self) -> str:
        """Its own title, else that of the lecture."""
        return self.title or (self.lecture.title if self.lecture else str(_("Lecture")))

    @property
    def village(self) -> Village | None:
        """The village of its venue."""
        return self.venue.village

    @property
    def last_moment(self) -> dt.datetime:
        """Until when people can register."""
        return self.closes_at or self.starts_at

    @property
    def free_for_registration(self) -> int:
        """Seats that registrations can still take; those kept for walk-ins are not among them."""
        return max(0, self.capacity - self.taken - max(self.kept_for_walk_ins, self.walked_in))

    @property
    def free_at_the_desk(self) -> int:
        """Seats that nobody has yet."""
        return max(0, self.capacity - self.taken - self.walked_in)

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("events:session", args=[self.public_id])

    def public_url(self, request: HttpRequest) -> str | None:
        """Its page, while it and its lecture are public."""
        if self.state == SessionState.DRAFT or self.lecture is None:
            return None
        return self.get_absolute_url() if self.lecture.public_url(request) else None


class SessionChange(models.Model):
    """That a session was moved, cancelled or taken up again; shown on its page and told to people."""

    class What(models.TextChoices):
        """What changed."""

        MOVED = "moved", pgettext_lazy("session", "moved")
        CANCELLED = "cancelled", pgettext_lazy("session", "cancelled")
        RESUMED = "resumed", _("takes place after all")

    session = models.ForeignKey(Session, models.CASCADE, related_name="changes")
    what = models.CharField(_("what happened"), max_length=10, choices=What.choices)
    at = models.DateTimeField(_("time"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("began before"))
    ends_at = models.DateTimeField(_("ended before"))
    venue = models.ForeignKey("places.Venue", models.SET_NULL, null=True, related_name="+")
    venue_name = models.CharField(_("venue before"), max_length=120)
    room = models.CharField(_("room before"), max_length=60, blank=True)

    not_personal = ("what", "reason", "venue_name", "room")

    class Meta:
        verbose_name = _("change of a session")
        verbose_name_plural = _("changes of sessions")
        ordering = ("-at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_what_display()

    @classmethod
    def of(cls, session: Session, what: str, reason: str, by: Any) -> "SessionChange":
        """An unsaved line with the facts that held before."""
        return cls(
            session=session,
            what=what,
            reason=reason,
            by=by,
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            venue=session.venue,
            venue_name=session.venue.name,
            room=session.room,
        )

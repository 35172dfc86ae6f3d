"""Who wants to come: a registration with a contact, and the people in it by name."""

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.sessions import Session
from events.purposes import KEPT_DAYS
from events.states import OPEN, SEATED, Presence, State, Way
from fazhi.links.ids import PublicIdField
from fazhi.people.contact import NAME_LENGTH
from fazhi.people.encryption import keyed_hash
from fazhi.people.models import Person
from fazhi.privacy import PersonalData, Retention

TOKEN_DIGITS = 32  # hexadecimal: 128 bits
CODE_LENGTH = 8
_SEAT = _("Keeping a seat, and telling about it")


def attendee_key(name: str, phone: str) -> str:
    """What makes an attendee of a session the same one: the name, at the contact's number."""
    return keyed_hash("events.attendee", f"{name}\n{phone}") if name and phone else ""


class Registration(models.Model):
    """A registration (报名) for one session: all its people get seats, or all of them wait.

    ``order`` is its place in the order of arrival, given under the session's lock. What the private
    link holds is a keyed hash of ``public_id`` and ``link_version``: nobody keeps it, later
    messages carry it again, and a new version ends it.
    """

    public_id = PublicIdField()
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        related_name="registrations",
        verbose_name=pgettext_lazy("of a lecture", "session"),
    )
    contact = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("contact"),
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    # What somebody is shown who registers a second time: never more than a stranger would be.
    shown_as = models.CharField(max_length=10, choices=State.choices, blank=True, editable=False)
    size = models.PositiveSmallIntegerField(_("people"))
    order = models.PositiveIntegerField(_("order of arrival"))
    way = models.CharField(_("way of registration"), max_length=8, choices=Way.choices)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    village = models.ForeignKey(
        "places.Village",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("village or community"),
    )
    code = models.CharField(  # noqa: DJ001
        pgettext_lazy("of a registration", "code"), max_length=CODE_LENGTH, null=True, unique=True
    )
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)
    link_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    form_key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    claim_until = models.DateTimeField(_("offer holds until"), null=True)
    confirm_by = models.DateTimeField(_("to be confirmed again until"), null=True)
    asked_at = models.DateTimeField(null=True, editable=False)
    registered_at = models.DateTimeField(_("registered at"), default=timezone.now)
    seated_at = models.DateTimeField(_("seated at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    feedback_asked_at = models.DateTimeField(null=True, editable=False)
    gave_feedback = models.BooleanField(default=False, editable=False)

    personal_data = {
        "code": PersonalData(_SEAT, Retention.CONSENT, days=KEPT_DAYS),
        "link_digest": PersonalData(_SEAT, Retention.CONSENT, days=KEPT_DAYS),
        "unit": PersonalData(_SEAT, Retention.CONSENT, days=KEPT_DAYS),
    }
    not_personal = ("public_id", "state", "shown_as", "way", "form_key")

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ("session_id", "order")
        constraints = (
            models.UniqueConstraint(fields=("session", "order"), name="events_registration_order"),
            models.CheckConstraint(
                name="events_registration_offer",
                condition=Q(state=State.OFFERED, claim_until__isnull=False)
                | (~Q(state=State.OFFERED) & Q(claim_until=None)),
            ),
            models.CheckConstraint(
                name="events_registration_size",
                condition=Q(size__gte=1) | Q(state__in=(State.REPEATED, State.CANCELLED)),
            ),
        )
        indexes = (
            models.Index(fields=("session", "state", "order"), name="events_registration_queue"),
            models.Index(
                fields=("claim_until",),
                name="events_registration_claims",
                condition=Q(claim_until__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return str(_("Registration %(code)s") % {"code": self.code or self.public_id})

    @property
    def is_open(self) -> bool:
        """Whether it still has a place in the session or in its queue."""
        return self.state in OPEN

    @property
    def is_seated(self) -> bool:
        """Whether seats are kept for it."""
        return self.state in SEATED

    @property
    def token(self) -> str:
        """What its private link holds, 128 bits in hexadecimal."""
        return keyed_hash("events.registration", f"{self.public_id}:{self.link_version}")[
            :TOKEN_DIGITS
        ]

    @property
    def visible_state(self) -> State:
        """What whoever holds the link is told."""
        return State(self.shown_as or self.state)

    def set_link(self) -> None:
        """Fills what the private link is looked up by."""
        self.link_digest = digest_of(self.token)


def digest_of(token: str) -> str:
    """How a private link is looked up: the link itself is kept nowhere."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_form_key() -> str:
    """A key by which a form that is sent twice is taken once: 128 bits."""
    return secrets.token_urlsafe(16)


class Attendee(models.Model):
    """One person of a registration, by name.

    ``active`` rows take a seat, or wait for one; of one name at one number there is one in a
    session (``same``). Somebody registered twice stands in the second registration without a seat.
    """

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="attendees", verbose_name=_("registration")
    )
    session = models.ForeignKey(Session, models.PROTECT, related_name="attendees")
    number = models.PositiveSmallIntegerField(pgettext_lazy("of an attendee", "number"))
    name = models.CharField(_("full name"), max_length=NAME_LENGTH, blank=True)
    same = models.CharField(max_length=64, blank=True, editable=False)
    active = models.BooleanField(default=True, editable=False)
    presence = models.CharField(
        _("presence"), max_length=10, choices=Presence.choices, default=Presence.EXPECTED
    )
    arrived_at = models.DateTimeField(_("arrived at"), null=True)
    checked_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("checked in by"),
    )

    personal_data = {
        "name": PersonalData(_SEAT, Retention.CONSENT, days=KEPT_DAYS),
        "same": PersonalData(_("One place per person"), Retention.CONSENT, days=KEPT_DAYS),
    }
    not_personal = ("presence",)

    class Meta:
        verbose_name = _("attendee")
        verbose_name_plural = _("attendees")
        ordering = ("registration_id", "number")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("session", "same"),
                condition=Q(active=True) & ~Q(same=""),
                name="events_attendee_once",
            ),
            models.UniqueConstraint(
                fields=("registration", "number"), name="events_attendee_number"
            ),
        )

    def __str__(self) -> str:
        return str(_("Attendee %(number)s") % {"number": self.number})


class MissedSeat(models.Model):
    """That a seat was kept for somebody who did not come, by the keyed hash of the number.

    Two of them in 180 days: before the next session the contact is asked once more whether they
    come, if others wait (`events.seats.asking`). Nobody but the software sees it.
    """

    KEPT_DAYS = 180

    phone_hash = models.CharField(max_length=64, editable=False, db_index=True)
    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    on = models.DateField()

    personal_data = {
        "phone_hash": PersonalData(
            _("Asking again before a seat is kept in vain"), Retention.LIMIT, days=KEPT_DAYS
        )
    }

    class Meta:
        verbose_name = _("missed seat")
        verbose_name_plural = _("missed seats")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("phone_hash", "session"), name="events_missed_once"),
        )

    def __str__(self) -> str:
        return f"{self.on}"


def missed_by(phone: str) -> str:
    """The hash under which seats missed by a number are kept; empty for no number."""
    return keyed_hash("events.missed", phone)

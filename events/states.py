"""What happens to sessions, registrations and the people in them: states, and what leads where."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SessionState(models.TextChoices):
    """Whether a session takes place. That it runs or is over says the clock."""

    DRAFT = "draft", pgettext_lazy("session", "draft")
    SCHEDULED = "scheduled", pgettext_lazy("session", "scheduled")
    CANCELLED = "cancelled", pgettext_lazy("session", "cancelled")


class Admission(models.TextChoices):
    """How people get in."""

    FREE = "free", _("without registration")
    REGISTER = "register", _("with registration")
    APPROVAL = "approval", _("with registration and approval")


class State(models.TextChoices):
    """Where a registration stands. The last four end it."""

    PENDING = "pending", pgettext_lazy("registration", "waiting for approval")
    WAITING = "waiting", pgettext_lazy("registration", "on the waiting list")
    OFFERED = "offered", pgettext_lazy("registration", "seat offered")
    CONFIRMED = "confirmed", pgettext_lazy("registration", "confirmed")
    LAPSED = "lapsed", pgettext_lazy("registration", "offer lapsed")
    CANCELLED = "cancelled", pgettext_lazy("registration", "cancelled")
    REFUSED = "refused", pgettext_lazy("registration", "not approved")
    REPEATED = "repeated", pgettext_lazy("registration", "registered before")


S = State
TRANSITIONS: dict[State, frozenset[State]] = {
    S.PENDING: frozenset({S.CONFIRMED, S.WAITING, S.REFUSED, S.CANCELLED}),
    S.WAITING: frozenset({S.CONFIRMED, S.OFFERED, S.CANCELLED}),
    S.OFFERED: frozenset({S.CONFIRMED, S.LAPSED, S.CANCELLED}),
    S.CONFIRMED: frozenset({S.CANCELLED}),
    S.LAPSED: frozenset(),
    S.CANCELLED: frozenset(),
    S.REFUSED: frozenset(),
    S.REPEATED: frozenset({S.CANCELLED}),
}
SEATED = frozenset({S.CONFIRMED, S.OFFERED})  # these take seats
OPEN = frozenset({S.PENDING, S.WAITING, S.OFFERED, S.CONFIRMED})


class Presence(models.TextChoices):
    """Whether somebody came."""

    EXPECTED = "expected", pgettext_lazy("attendee", "not here yet")
    PRESENT = "present", pgettext_lazy("attendee", "present")
    LATE = "late", pgettext_lazy("attendee", "came late")
    ABSENT = "absent", pgettext_lazy("attendee", "did not come")


CAME = frozenset({Presence.PRESENT, Presence.LATE})


class Way(models.TextChoices):
    """How a registration came in."""

    WEB = "web", pgettext_lazy("way of registration", "on the website")
    STAFF = "staff", pgettext_lazy("way of registration", "by staff on somebody's behalf")
    LIST = "list", pgettext_lazy("way of registration", "list of a unit")
    DESK = "desk", pgettext_lazy("way of registration", "at the desk")

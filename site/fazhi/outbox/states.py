"""The states of a message and what leads from one to the next."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where a message is. ``uncertain``: handed over, and nobody knows whether it was taken."""

    QUEUED = "queued", pgettext_lazy("message", "queued")
    CLAIMED = "claimed", pgettext_lazy("message", "being sent")
    SENT = "sent", pgettext_lazy("message", "sent")
    UNCERTAIN = "uncertain", pgettext_lazy("message", "uncertain")
    FAILED = "failed", pgettext_lazy("message", "failed")
    BOUNCED = "bounced", pgettext_lazy("message", "bounced")
    CANCELLED = "cancelled", pgettext_lazy("message", "cancelled")


S = State
TRANSITIONS: dict[State, frozenset[State]] = {
    S.QUEUED: frozenset({S.CLAIMED, S.CANCELLED, S.SENT, S.FAILED}),  # the last two: by telephone
    S.CLAIMED: frozenset({S.QUEUED, S.SENT, S.UNCERTAIN, S.FAILED, S.CANCELLED}),
    S.UNCERTAIN: frozenset({S.SENT, S.FAILED, S.BOUNCED}),
    S.SENT: frozenset({S.BOUNCED}),
    S.FAILED: frozenset(),
    S.BOUNCED: frozenset(),
    S.CANCELLED: frozenset(),
}
ENDED = frozenset({S.SENT, S.FAILED, S.BOUNCED, S.CANCELLED})
NEEDS_A_PERSON = frozenset({S.UNCERTAIN, S.FAILED, S.BOUNCED})


def sources_of(target: State) -> list[State]:
    """The states from which a message can come into ``target``."""
    return [source for source, targets in TRANSITIONS.items() if target in targets]


class Happening(models.TextChoices):
    """What a line of a message's history is about."""

    QUEUED = "queued", pgettext_lazy("message", "Written")
    RELEASED = "released", _("Sending was interrupted before anything was handed over")
    DEFERRED = "deferred", _("Not taken now; will be tried again")
    SENT = "sent", pgettext_lazy("message", "Sent")
    UNCERTAIN = "uncertain", _("Handed over without an answer")
    FAILED = "failed", pgettext_lazy("message", "Failed")
    BOUNCED = "bounced", pgettext_lazy("message", "Came back")
    COMPLAINED = "complained", _("The recipient complained")
    CANCELLED = "cancelled", pgettext_lazy("message", "Cancelled")
    CONFIRMED = "confirmed", _("The provider says that it arrived")
    SETTLED = "settled", _("A person decided")
    RESENT = "resent", _("Sent again as another message")
    CALLED = "called", pgettext_lazy("message", "Called")

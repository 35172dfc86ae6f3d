"""What holds on a day: the status of a version, computed from its dates and never stored.

Days are days of Asia/Shanghai. ``effective_from`` is the first day on which a version applies,
``effective_to`` the first on which it does not any more.
"""

import datetime as dt

from django.db.models import Q, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(TextChoices):
    """How a version stands on a day (时效性)."""

    UPCOMING = "upcoming", pgettext_lazy("status of a law", "not yet in force")
    IN_FORCE = "in_force", pgettext_lazy("status of a law", "in force")
    AMENDED = "amended", pgettext_lazy("status of a law", "amended")
    REPEALED = "repealed", pgettext_lazy("status of a law", "repealed")
    EXPIRED = "expired", pgettext_lazy("status of a law", "expired")
    UNKNOWN = "unknown", pgettext_lazy("status of a law", "status to be verified")


ENDED = (Status.REPEALED, Status.EXPIRED, Status.AMENDED)  # the version does not apply any more


class EndReason(TextChoices):
    """Why a version applies until `effective_to`."""

    SUPERSEDED = "superseded", _("a later version applies")
    REPEALED = "repealed", _("it was repealed")
    EXPIRED = "expired", _("its term has ended")


_AFTER = {
    EndReason.SUPERSEDED: Status.AMENDED,
    EndReason.REPEALED: Status.REPEALED,
    EndReason.EXPIRED: Status.EXPIRED,
}


def today() -> dt.date:
    """The day in Asia/Shanghai."""
    return timezone.localdate()


def status_of(
    effective_from: dt.date | None,
    effective_to: dt.date | None,
    end_reason: str,
    on: dt.date | None = None,
) -> Status:
    """The status on a day, today by default."""
    day = on or today()
    if effective_to is not None and effective_to <= day:
        return _AFTER.get(EndReason(end_reason), Status.AMENDED) if end_reason else Status.AMENDED
    if effective_from is None:
        return Status.UNKNOWN
    return Status.UPCOMING if effective_from > day else Status.IN_FORCE


def having_status(status: str, on: dt.date | None = None) -> Q:
    """The versions of a status on a day, as `status_of` says."""
    day = on or today()
    ended = Q(effective_to__lte=day)
    going = Q(effective_to__isnull=True) | Q(effective_to__gt=day)
    match Status(status):
        case Status.UPCOMING:
            return going & Q(effective_from__gt=day)
        case Status.IN_FORCE:
            return going & Q(effective_from__lte=day)
        case Status.UNKNOWN:
            return going & Q(effective_from__isnull=True)
        case Status.REPEALED:
            return ended & Q(end_reason=EndReason.REPEALED)
        case Status.EXPIRED:
            return ended & Q(end_reason=EndReason.EXPIRED)
        case Status.AMENDED:
            rest = (EndReason.REPEALED, EndReason.EXPIRED)
            return ended & ~Q(end_reason__in=rest)

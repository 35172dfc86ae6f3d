"""What came of a call."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from fazhi.outbox.calls.leases import held, lock_leases_of
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.endings import end
from fazhi.outbox.models import Message, OutboxSettings, Suppression
from fazhi.outbox.states import Happening, State
from fazhi.outbox.stopping import is_stoppable
from fazhi.outbox.suppressing import block
from fazhi.outbox.timing import after_quiet_hours
from fazhi.people.masking import mask_numbers
from fazhi.workdays import add_working_days

MOST_TRIES = 3
NEXT_TRY = dt.timedelta(hours=2)
MORNING = dt.time(9, 0)
LATEST = dt.timedelta(days=30)


class Outcome(models.TextChoices):
    """What the caller says."""

    REACHED = "reached", pgettext_lazy("telephone call", "Reached")
    NOT_REACHED = "not_reached", pgettext_lazy("telephone call", "Not reached")
    AGAIN = "again", pgettext_lazy("telephone call", "Call again")
    STOPPED = "stopped", pgettext_lazy("telephone call", "Reached, wants no such calls")
    WRONG_NUMBER = "wrong_number", gettext_lazy("Wrong number")


@transaction.atomic
def record(
    calls: Iterable[Message],
    outcome: Outcome,
    *,
    by: Any,
    note: str = "",
    again_at: dt.datetime | None = None,
) -> None:
    """Writes down what came of calling one number, about all of ``calls``.

    Raises ``ValidationError`` when the caller's time is over, somebody else was faster, or
    ``again_at`` is of no use.
    """
    asked = [call.pk for call in calls]
    # No join with what may be empty: PostgreSQL locks no such row.
    waiting = Message.objects.filter(pk__in=asked, state=State.QUEUED, channel=Channel.CALL)
    lock_leases_of(waiting)
    rows = list(waiting.select_for_update().order_by("pk"))
    if not rows:
        raise ValidationError(_("Somebody has dealt with it meanwhile."))
    lease = held(rows[0].address_hash, by=by)
    said = _in_words(outcome, note)
    now = timezone.now()
    if outcome == Outcome.WRONG_NUMBER:
        _never_again(rows[0], said, by)
    elif outcome == Outcome.AGAIN:
        moment = _usable(again_at, rows, now)
        _put_off(rows, lambda row: moment, said, by)
    else:
        Message.objects.filter(pk__in=[row.pk for row in rows]).update(attempts=F("attempts") + 1)
        if outcome == Outcome.STOPPED:
            _stop(rows, by)
        if outcome in (Outcome.REACHED, Outcome.STOPPED):
            for row in rows:
                end(row, State.SENT, said, happening=Happening.CALLED, by=by)
        else:
            _not_reached(rows, said, now, by)
    lease.delete()


def _in_words(outcome: Outcome, note: str) -> str:
    note = mask_numbers(" ".join(note.split()))
    return f"{outcome.label}: {note}" if note else str(outcome.label)


def _not_reached(rows: list[Message], said: str, now: dt.datetime, by: Any) -> None:
    """Two hours later, then on the morning of the next working day, then never again."""
    hours = OutboxSettings.load()
    later = after_quiet_hours(now + NEXT_TRY, hours.quiet_from, hours.quiet_until)
    day = add_working_days(timezone.localdate(now), 1).day
    morning = timezone.make_aware(dt.datetime.combine(day, MORNING))
    again = []
    for row in rows:
        moment = later if row.attempts == 0 else morning
        if row.attempts + 1 >= MOST_TRIES:
            reason = _("Not reached in %(count)s calls") % {"count": row.attempts + 1}
        elif row.expires_at and moment >= row.expires_at:
            reason = _("Not reached while it was of use")
        else:
            again.append(row)
            continue
        end(row, State.FAILED, f"{reason} ({said})", happening=Happening.CALLED, by=by)
    _put_off(again, lambda row: later if row.attempts == 0 else morning, said, by)


def _put_off(
    rows: list[Message], moment: Callable[[Message], dt.datetime], said: str, by: Any
) -> None:
    for row in rows:
        Message.objects.filter(pk=row.pk).update(due_at=moment(row), reason=said[:300])
        row.note(Happening.CALLED, said, by=by)


def _usable(moment: dt.datetime | None, rows: list[Message], now: dt.datetime) -> dt.datetime:
    if moment is None or not now < moment <= now + LATEST:
        raise ValidationError({"again_at": _("Choose a moment within the next 30 days.")})
    ends = min((row.expires_at for row in rows if row.expires_at), default=None)
    if ends and moment >= ends:
        raise ValidationError(
            {
                "again_at": _("It is of no use any more after %(time)s.")
                % {"time": timezone.localtime(ends).strftime("%Y-%m-%d %H:%M")}
            }
        )
    return moment


def _stop(rows: list[Message], by: Any) -> None:
    """Nothing more of these kinds, as by the link below an e-mail."""
    stoppable = [row for row in rows if is_stoppable(row)]
    if not stoppable:
        raise ValidationError(_("This must be said all the same: it is about their own affairs."))
    for row in stoppable:
        block(row, Suppression.Reason.STOPPED, kind=row.kind, by=by)


def _never_again(call: Message, said: str, by: Any) -> None:
    """Everything that waits for this number fails, whichever department asked for it."""
    number = Message.objects.filter(
        address_hash=call.address_hash, state=State.QUEUED, channel=Channel.CALL
    )
    for row in number.select_for_update().order_by("pk"):
        end(row, State.FAILED, said, happening=Happening.CALLED, by=by)
    block(call, Suppression.Reason.STAFF, str(Outcome.WRONG_NUMBER.label), by=by)

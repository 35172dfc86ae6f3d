"""Taking a number to call it: nobody else gets it meanwhile, and it is written down who saw it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from fazhi.outbox.endings import end
from fazhi.outbox.models import CallLease, Message, Suppression
from fazhi.outbox.states import Happening, State
from fazhi.people.models import RevealedField
from fazhi.people.services import record_reveal

LEASE = dt.timedelta(minutes=30)


def lease_on(number: str) -> CallLease | None:
    """Who has the number with this hash now."""
    lease = CallLease.objects.select_related("by").filter(address_hash=number).first()
    return lease if lease and lease.is_live else None


@transaction.atomic
def take(calls: Iterable[Message], *, by: Any) -> list[Message]:
    """Gives the calls, all to one number, to a member of staff; returns those that are still to be made.

    Left out are those that somebody has dealt with meanwhile; calls about something that is gone, or
    to a blocked number, are cancelled. Raises ``ValidationError`` when somebody else has the number.
    """
    calls = list(calls)
    if not calls:
        raise ValidationError(_("Nothing is left to say to this person."))
    lease = _locked(calls[0].address_hash, by)
    is_new = not (lease.is_live and lease.by_id == by.pk)
    if lease.is_live and lease.by_id != by.pk:
        raise ValidationError(
            _("%(name)s is calling this number already.") % {"name": lease.by.get_short_name()}
        )
    lease.by, lease.until = by, timezone.now() + LEASE
    lease.save()
    left = _still_wanted(calls)
    if not left:
        lease.delete()
    elif is_new:
        _note_who_sees(left, by)
    return left


def lock_leases_of(calls: QuerySet[Message]) -> None:
    """For who locks the calls next: `take` locks them in this order too, so that neither waits for ever."""
    numbers = list(calls.values_list("address_hash", flat=True).distinct())
    list(CallLease.objects.select_for_update().filter(address_hash__in=numbers).order_by("pk"))


def held(number: str, *, by: Any) -> CallLease:
    """The member of staff's own lease, locked; raises ``ValidationError`` when its time is over."""
    lease = CallLease.objects.select_for_update().filter(address_hash=number, by=by).first()
    if lease is None or not lease.is_live:
        raise ValidationError(_("Your half hour is over: take the number again."))
    return lease


def give_back(number: str, *, by: Any) -> None:
    """Lets others call the number; nothing else changes."""
    CallLease.objects.filter(address_hash=number, by=by).delete()


def _locked(number: str, by: Any) -> CallLease:
    # In one step: between two, whoever has the number may give it back.
    lease, _made = CallLease.objects.select_for_update().get_or_create(
        address_hash=number, defaults={"by": by, "until": timezone.now()}
    )
    return lease


def _still_wanted(calls: list[Message]) -> list[Message]:
    rows = Suppression.objects.filter(address_hash=calls[0].address_hash, channel=calls[0].channel)
    blocked = set(rows.values_list("kind", flat=True))
    waiting = Message.objects.filter(pk__in=[call.pk for call in calls], state=State.QUEUED)
    still_waiting = set(waiting.values_list("pk", flat=True))
    left = []
    for call in calls:
        if call.pk not in still_waiting:
            continue
        if call.expires_at and call.expires_at <= timezone.now():
            end(call, State.CANCELLED, _("It was of no use any more."))
        elif call.needs_object and call.about is None:
            end(call, State.CANCELLED, _("What it is about is gone."))
        elif blocked & {"", call.kind}:
            end(call, State.CANCELLED, _("The address is blocked."))
        else:
            left.append(call)
    return left


def _note_who_sees(calls: list[Message], by: Any) -> None:
    """The call itself is the reason; persons have a record of their own of who has looked."""
    for call in calls:
        call.note(Happening.CALLED, _("Taken; the number was shown"), by=by)
    persons = {call.person.pk: call.person for call in calls if call.person}
    for person in persons.values():
        record_reveal(person, RevealedField.PHONE, _("To call about a message"), by)

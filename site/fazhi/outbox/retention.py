"""Deleting words and addresses some time after the end, and whole rows later.

In batches of one short transaction each, so that nobody waits for it. Source: Personal Information
Protection Law, article 19.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from fazhi.outbox.endings import end, is_secret
from fazhi.outbox.models import Attachment, ContactPreference, Message, MessageEvent
from fazhi.outbox.states import NEEDS_A_PERSON, State
from fazhi.people.models import Person

WORDS_DAYS = 30
WORDS_DAYS_OF_TROUBLE = 90
ROW_DAYS = 400
BATCH = 500
EMPTY = {"recipient_name": "", "address": "", "subject": "", "text": "", "html": "", "reason": ""}


def purge_messages(dry_run: bool = False) -> int:
    """Erases words, names, addresses and files, and deletes old rows; returns how many rows."""
    now = timezone.now()
    calm, trouble = (now - dt.timedelta(days=d) for d in (WORDS_DAYS, WORDS_DAYS_OF_TROUBLE))
    troubled = Q(state__in=NEEDS_A_PERSON)
    over = Message.objects.filter(
        Q(~troubled, ended_at__lt=calm) | Q(troubled, ended_at__lt=trouble), pruned=False
    )
    old = Message.objects.filter(ended_at__lt=now - dt.timedelta(days=ROW_DAYS))
    if dry_run:
        return (over | old).count()
    return _in_batches(old, _delete) + _in_batches(over, wipe)


def _in_batches(rows: QuerySet[Message], act: Any) -> int:
    done = 0
    while pks := list(rows.order_by("ended_at").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            act(pks)
        done += len(pks)
    return done


def wipe(pks: list[Any]) -> None:
    """Empties these messages; that they were sent, and when, stays."""
    Attachment.objects.filter(message__in=pks).delete()
    MessageEvent.objects.filter(message__in=pks).exclude(detail="").update(detail="")
    Message.objects.filter(pk__in=pks).update(**EMPTY, erased=True, pruned=True)


def _delete(pks: list[Any]) -> None:
    Message.objects.filter(pk__in=pks).delete()


def export_of(person: Person) -> dict[str, Any]:
    """The messages of a person and how they want to be reached; of secret ones no words."""
    preference = ContactPreference.objects.filter(person=person).first()
    return {
        "preferred": preference.channel if preference else "",
        "language": preference.language if preference else "",
        "messages": [
            {
                "kind": str(message),
                "channel": message.get_channel_display(),
                "state": message.get_state_display(),
                "address": str(message.address),
                "subject": "" if is_secret(message) else str(message.subject),
                "text": "" if is_secret(message) else str(message.text),
                "written": message.created_at,
                "ended": message.ended_at,
            }
            for message in Message.objects.filter(person=person).order_by("created_at")
        ],
    }


def erase_of(person: Person) -> None:
    """Cancels what waits, wipes the words of everything and forgets the preference."""
    rows = Message.objects.filter(person=person)
    for message in rows.filter(state__in=(State.QUEUED, State.CLAIMED)):
        end(message, State.CANCELLED, "")
    wipe(list(rows.values_list("pk", flat=True)))
    rows.update(person=None, address_hash="")
    ContactPreference.objects.filter(person=person).delete()

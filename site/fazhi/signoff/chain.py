"""Adding to the chain of records, and finding what was done to it behind its back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fazhi.signoff.canonical import digest_of, new_salt
from fazhi.signoff.models import ChainHead, RecordWords, SignedContent, SignOffRecord

HEAD = 1  # the one row


@transaction.atomic
def append(*, words: str = "", at: dt.datetime | None = None, **said: Any) -> SignOffRecord:
    """Adds a record of the fields given, with free ``words``, in the caller's transaction.

    Another one that is added at the same time waits for this transaction.
    """
    ChainHead.objects.get_or_create(pk=HEAD)
    head = ChainHead.objects.select_for_update().get(pk=HEAD)
    salt = new_salt() if words else ""
    record = SignOffRecord(
        number=head.number + 1,
        previous=head.digest,
        made_at=at or timezone.now(),
        words_digest=digest_of(words, salt) if words else "",
        **said,
    )
    record.digest = record.reckoned_digest()
    record.save()
    if words:
        RecordWords.objects.create(record=record, salt=salt, text=words)
    ChainHead.objects.filter(pk=HEAD).update(number=record.number, digest=record.digest)
    return record


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place of the chain, in words for an operator."""

    number: int
    says: str


def faults() -> Iterator[Fault]:
    """Everything that does not fit: records altered, missing or moved, words, contents, the end.

    The chain is read up to where it ended when this began: records may be added meanwhile.
    """
    number, previous = 0, ""
    head = ChainHead.objects.filter(pk=HEAD).first() or ChainHead()
    records = SignOffRecord.objects.filter(number__lte=head.number).order_by("number")
    for record in records.iterator(chunk_size=500):
        for missing in range(number + 1, record.number):
            yield Fault(missing, pgettext("record", "is missing"))
        if record.digest != record.reckoned_digest():
            yield Fault(record.number, _("was altered"))
        elif record.number == number + 1 and record.previous != previous:
            yield Fault(record.number, _("does not follow the record before it"))
        number, previous = record.number, record.digest
    if (head.number, head.digest) != (number, previous) or _goes_on():
        yield Fault(head.number, _("the end of the chain is not what it was"))
    yield from _words()
    yield from _contents()


def _goes_on() -> bool:
    """Whether there are records beyond the head, which is read after them: both are added at once."""
    newest = SignOffRecord.objects.aggregate(newest=Max("number"))["newest"] or 0
    head = ChainHead.objects.filter(pk=HEAD).first() or ChainHead()
    return bool(newest > head.number)


def _words() -> Iterator[Fault]:
    said = SignOffRecord.objects.exclude(words_digest="").select_related("words")
    for record in said.iterator(chunk_size=500):
        words = getattr(record, "words", None)
        if words is None:
            yield Fault(record.number, _("its words are missing"))
        elif not words.fits(record):
            yield Fault(record.number, _("its words were altered"))


def _contents() -> Iterator[Fault]:
    rows = SignOffRecord.objects.exclude(content="").order_by("-number")
    first = dict(rows.values_list("content", "number"))
    for content in SignedContent.objects.iterator(chunk_size=100):
        number = first.pop(content.digest, 0)
        if not content.is_whole:
            yield Fault(number, _("the content that was signed was altered"))
    for number in sorted(first.values()):
        yield Fault(number, _("the content that was signed is missing"))

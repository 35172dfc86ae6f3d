"""Deleting what no consent covers any longer, every night and without being asked.

Source: Personal Information Protection Law, articles 19 and 47.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from wagtail.log_actions import log

import structlog

from fazhi.accounts.models import User
from fazhi.people.consents import coverage
from fazhi.people.erasure import ErasureReason, erase_person
from fazhi.people.models import Person
from fazhi.people.purposes import UnknownPurpose

logger = structlog.stdlib.get_logger(__name__)

BATCH = 500


@dataclass
class PurgeReport:
    """What a purge did or would do, in numbers; ``unknown`` names purposes without a room."""

    seen: int = 0
    persons_erased: int = 0
    fields_erased: dict[str, int] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)


def expired_fields(person: Person, on: dt.date) -> list[str]:
    """The filled fields that no consent covers on a day; raises `UnknownPurpose`."""
    covered = coverage(person.consents.all(), on)
    return [name for name in person.filled_fields() if name not in covered]


def erase_uncovered(
    person: Person,
    *,
    by: User | None = None,
    on: dt.date | None = None,
    reason: ErasureReason = ErasureReason.WITHDRAWN,
) -> list[str]:
    """Erases a locked person's uncovered fields, the whole person when nothing is left.

    A person without any field left says nothing and is erased too. Returns the names of the
    erased fields; raises `UnknownPurpose`.
    """
    filled = person.filled_fields()
    gone = expired_fields(person, on or timezone.localdate())
    if gone == filled:
        erase_person(person, reason, by)
        return gone
    if not gone:
        return []
    for name in gone:
        setattr(person, name, None if name == "village" else "")
    person.save(update_fields=gone)
    log(person, "people.erase_fields", user=by, data={"fields": gone, "reason": str(reason)})
    return gone


def purge_expired(on: dt.date | None = None, *, dry_run: bool = False) -> PurgeReport:
    """Erases everything whose time was over before ``on``, by default today.

    Each person is a transaction of its own: an interrupted purge is finished by the next one. A
    person with a consent to an unknown purpose is left alone and reported. A dry run counts the
    same and changes nothing.
    """
    day = on or timezone.localdate()
    report = PurgeReport()
    last = 0
    while batch := list(
        Person.objects.filter(pk__gt=last, erased_at=None)
        .order_by("pk")
        .prefetch_related("consents")[:BATCH]
    ):
        last = batch[-1].pk
        for person in batch:
            report.seen += 1
            _purge_one(person, day, report, dry_run=dry_run)
    logger.info(
        "personal data purged",
        dry_run=dry_run,
        seen=report.seen,
        persons=report.persons_erased,
        fields=dict(report.fields_erased),
        unknown=sorted(report.unknown),
    )
    return report


def _purge_one(person: Person, day: dt.date, report: PurgeReport, *, dry_run: bool) -> None:
    try:
        filled, gone = person.filled_fields(), expired_fields(person, day)
        if filled and not gone:
            return
        if not dry_run:
            with transaction.atomic():
                fresh = Person.objects.select_for_update().filter(pk=person.pk).first()
                if fresh is None or fresh.erased_at:
                    return
                filled = fresh.filled_fields()
                gone = erase_uncovered(fresh, on=day, reason=ErasureReason.EXPIRED)
    except UnknownPurpose as error:
        report.unknown.add(str(error.args[0]))
        return
    report.persons_erased += gone == filled
    for name in gone:
        report.fields_erased[name] = report.fields_erased.get(name, 0) + 1

"""Until when the versions of a law apply: the next one, a repeal or the end of a term."""

import datetime as dt

from django.db.models import QuerySet

from legal_library.finding.noting import note_law
from legal_library.models import EventKind, Law, LawEvent, LawRelation, LawVersion, RelationKind
from legal_library.status import EndReason

_DAY = dt.timedelta(days=1)


def rebuild_chain(law: Law) -> None:
    """Sets ``effective_to`` and its reason on every version of a law.

    An amending decision is no text of the law and ends nothing. A repeal ends the versions that
    are older than it: a law that was made anew under its old title goes on. The search is told
    where readers see another day.
    """
    moved = False
    versions = list(law.versions.filter(is_decision=False))
    versions.sort(key=lambda v: v.order)
    repeals = _repeals(law)
    for index, version in enumerate(versions):
        ends = [(day, EndReason.REPEALED) for day in repeals if _is_before(version, day)]
        if version.expires_on:
            ends.append((version.expires_on + _DAY, EndReason.EXPIRED))
        later = next((v for v in versions[index + 1 :] if v.effective_from), None)
        if later and later.effective_from and _is_before(version, later.effective_from):
            ends.append((later.effective_from, EndReason.SUPERSEDED))
        day, reason = min(ends, key=lambda end: end[0]) if ends else (None, "")
        if (version.effective_to, version.end_reason) != (day, reason):
            LawVersion.objects.filter(pk=version.pk).update(effective_to=day, end_reason=reason)
            moved = moved or version.is_public
    if moved:
        note_law(law.pk)


def repealed_laws(relations: QuerySet[LawRelation]) -> set[Law]:
    """The laws that some relations repeal, whose chains follow from them."""
    return set(Law.objects.filter(related__in=relations.filter(kind=RelationKind.REPEALS)))


def _is_before(version: LawVersion, day: dt.date) -> bool:
    started = version.effective_from or version.version_date
    return (started is None or started < day) and (
        version.version_date is None or version.version_date < day
    )


def _repeals(law: Law) -> list[dt.date]:
    """The days on which the law as a whole was repealed."""
    events = LawEvent.objects.filter(law=law, kind=EventKind.REPEALED)
    relations = LawRelation.objects.filter(
        target=law, kind=RelationKind.REPEALS, target_path="", date__isnull=False
    ).exclude(law=law)
    return [
        *events.values_list("date", flat=True),
        *(day for day in relations.values_list("date", flat=True) if day),
    ]

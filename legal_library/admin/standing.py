"""How laws and versions stand, computed by the database, for lists that sort and filter by it."""

import datetime as dt
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from legal_library.acting import Stage
from legal_library.models import FindingState, Law, LawVersion, VersionFinding
from legal_library.parsing.findings import Severity
from legal_library.status import ENDED, Status, having_status, today


def with_standing(laws: "QuerySet[Law]", on: dt.date | None = None) -> "QuerySet[Law]":
    """Adds ``standing``, a value of `Status`, empty for a law without a text.

    It is that of the version which `version_of` gives once all are released; withdrawn ones and
    amending decisions do not count.
    """
    day = on or today()
    versions = LawVersion.objects.filter(
        law=OuterRef("pk"), is_decision=False, withdrawn_at__isnull=True
    )

    def has(*statuses: Status) -> Exists:
        wanted = Q()
        for status in statuses:
            wanted |= having_status(status, day)
        return Exists(versions.filter(wanted))

    any_end = Q(effective_to__lte=day)
    newest_first = Coalesce("version_date", "effective_from", Value(dt.date.min)).desc()
    how_it_ended = (
        versions.filter(any_end)
        .annotate(how=Case(*_whens(ENDED, day), output_field=CharField()))
        .order_by(newest_first, "-pk")
        .values("how")[:1]
    )
    return laws.annotate(
        standing=Case(
            When(has(Status.IN_FORCE), then=Value(Status.IN_FORCE)),
            When(has(Status.UNKNOWN), then=Value(Status.UNKNOWN)),
            When(has(Status.UPCOMING) & ~has(*ENDED), then=Value(Status.UPCOMING)),
            default=Coalesce(Subquery(how_it_ended), Value("")),
            output_field=CharField(),
        )
    )


def _whens(statuses: tuple[Status, ...], day: dt.date) -> list[When]:
    return [When(having_status(s, day), then=Value(s)) for s in statuses]


def with_counts(laws: "QuerySet[Law]") -> "QuerySet[Law]":
    """Adds ``version_count`` and ``blocking_count``, the open findings that block a release."""
    versions = LawVersion.objects.filter(law=OuterRef("pk"))
    blocking = VersionFinding.objects.blocking().filter(version__law=OuterRef("pk"))
    return laws.annotate(version_count=_count(versions), blocking_count=_count(blocking))


def with_findings(versions: "QuerySet[LawVersion]") -> "QuerySet[LawVersion]":
    """Adds ``blocking_open``, ``warning_open`` and ``note_open``, how many findings are open."""
    found = VersionFinding.objects.filter(version=OuterRef("pk"), state=FindingState.OPEN)
    return versions.annotate(
        **{
            f"{severity.value}_open": _count(found.filter(severity=severity))
            for severity in Severity
        }
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), Value(0))


def at_stage(stage: str) -> Q:
    """The versions of a stage, as `acting.stage_of` says."""
    released, withdrawn = Q(released_at__isnull=False), Q(withdrawn_at__isnull=False)
    verified = Q(verified_at__isnull=False)
    public = released & ~withdrawn
    match Stage(stage):
        case Stage.RELEASED:
            return public
        case Stage.VERIFIED:
            return ~public & verified
        case Stage.WITHDRAWN:
            return withdrawn & ~verified
        case Stage.IMPORTED:
            return ~released & ~withdrawn & ~verified


NEWEST_FIRST = (
    F("version_date").desc(nulls_last=True),
    F("effective_from").desc(nulls_last=True),
    F("pk").desc(),
)

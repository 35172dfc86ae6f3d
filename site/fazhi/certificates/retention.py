"""Handing out, erasing, and deleting in time what certificates say about their holders.

Number, kind, days, issuer and state stay: a paper in somebody's hand still gets an answer. Source:
Personal Information Protection Law, articles 19, 45 and 47.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone

from wagtail.models import ModelLogEntry

from fazhi.certificates.kinds import known_kind
from fazhi.certificates.models import Certificate
from fazhi.certificates.wording import shown_values
from fazhi.people.models import Person

BATCH = 500


def export_of(person: Person) -> list[dict[str, Any]]:
    """The certificates of a person, in full."""
    return [_told(row) for row in Certificate.objects.filter(person=person).order_by("pk")]


def _told(row: Certificate) -> dict[str, Any]:
    kind = known_kind(row.kind)
    values = row.values
    if kind is not None:
        shown = shown_values(row, kind)
        values = {str(value.label): shown[name] for name, value in kind.values.items()}
    return {
        "kind": row.kind_label,
        "number": row.number,
        "name": row.name,
        "says": values,
        "issuer": row.issuer,
        "issued_on": row.issued_on,
        "valid_until": row.valid_until,
        "state": row.state_label,
        "revoked_at": row.revoked_at,
        "reason": row.reason,
    }


def erase_of(person: Person) -> None:
    """Forgets who a person's certificates are for; they stay as numbers."""
    _forget(list(Certificate.objects.filter(person=person).values_list("pk", flat=True)))


def forget_about(model: type[models.Model], keys: Iterable[int]) -> None:
    """Forgets who the certificates about some objects are for, in the caller's transaction."""
    rows = Certificate.objects.about(model, keys)
    if pks := list(rows.exclude(name="").values_list("pk", flat=True)):
        _forget(pks)


def purge_holders(dry_run: bool = False) -> int:
    """Forgets the holders whose time is over; returns how many certificates."""
    over = Certificate.objects.over()
    return over.count() if dry_run else _in_batches(over)


def _in_batches(over: QuerySet[Certificate]) -> int:
    done = 0
    while pks := list(over.order_by("kept_until").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            _forget(pks)
        done += len(pks)
    return done


def _forget(pks: list[int]) -> None:
    """Empties the rows, and takes the reasons out of their history: they may name the holder."""
    Certificate.objects.filter(pk__in=pks).update(
        person=None, name="", values={}, digest="", reason="", erased_at=timezone.now()
    )
    kind = ContentType.objects.get_for_model(Certificate)
    lines = ModelLogEntry.objects.filter(content_type=kind, object_id__in=[str(pk) for pk in pks])
    told = [line for line in lines if "reason" in (line.data or {})]
    for line in told:
        del line.data["reason"]
    ModelLogEntry.objects.bulk_update(told, ["data"], batch_size=BATCH)

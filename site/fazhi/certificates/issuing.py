"""Issuing certificates, one or many at once."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from fazhi.accounts.models import User
from fazhi.certificates.kinds import CertificateKind, kind_of
from fazhi.certificates.models import LONGEST_KEY, LONGEST_VALUE, Certificate, Series
from fazhi.certificates.sealing import Seal
from fazhi.departments.models import Department
from fazhi.people.contact import normalise_name
from fazhi.people.models import Person
from fazhi.people.processor import processor
from fazhi.workdays import today

BATCH = 500

Values = Mapping[str, "str | int | dt.date"]


@dataclass(frozen=True)
class Holder:
    """One of many who get a certificate: see `issue` for what each field means."""

    person: Person | None
    values: Values = field(default_factory=dict)
    name: str = ""
    about: models.Model | None = None
    key: str | None = None


def issue(
    kind: str,
    person: Person | None,
    values: Values,
    *,
    name: str = "",
    about: models.Model | None = None,
    department: Department | None = None,
    issued_on: dt.date | None = None,
    valid_until: dt.date | None = None,
    key: str | None = None,
    by: User | None = None,
) -> Certificate:
    """A certificate of the kind, for the person, with the next number of the year.

    ``name`` is printed, by default the person's. Without a ``key`` what it is about and the person
    make one. A key of the kind that was used before gives the certificate of that time, whatever has
    become of it, and changes nothing. Without a department the town's government issues it.

    Raises ``ValidationError`` for a name that is none and for days that do not fit, and the calling
    room's mistakes: `UnknownKind`, and ``ValueError`` for values that the kind does not declare.
    """
    holder = Holder(person, values, name, about, key)
    (made,) = issue_many(
        kind,
        [holder],
        department=department,
        issued_on=issued_on,
        valid_until=valid_until,
        by=by,
    )
    return made


def issue_many(
    kind: str,
    holders: Iterable[Holder],
    *,
    department: Department | None = None,
    issued_on: dt.date | None = None,
    valid_until: dt.date | None = None,
    by: User | None = None,
) -> list[Certificate]:
    """As `issue`, for many: all or none, in the order given, with a few queries for a thousand."""
    chosen = kind_of(kind)
    day = issued_on or today()
    _refuse_impossible(day, valid_until)
    with override(settings.LANGUAGE_CODE):
        issuer = department.name if department else processor().name
    wanted = [
        _unnumbered(
            chosen,
            holder,
            department=department,
            issuer=issuer,
            issued_on=day,
            valid_until=valid_until,
            issued_by=by,
        )
        for holder in holders
    ]
    try:
        return _write(chosen, wanted)
    except IntegrityError:  # the same key in another year, faster by a moment
        return _write(chosen, wanted)


def issue_in_place_of(old: Certificate, name: str, by: User) -> Certificate:
    """Another one, of today, that says the same of ``name``; it takes the key of the old one.

    For `handling.replace`, which revokes the old one in the same transaction.
    """
    kind = kind_of(old.kind)
    key, old.key = old.key, None
    old.save(update_fields=["key"])
    made = Certificate(
        name=name,
        key=key,
        issued_on=today(),
        issued_by=by,
        **{field: getattr(old, field) for field in _SAME_AGAIN},
    )
    made.kept_until = _kept_until(kind, made.issued_on, made.valid_until)
    return _write(kind, [made])[0]


_SAME_AGAIN = (
    *("kind", "person", "values", "department", "issuer", "valid_until"),
    *("content_type", "object_id"),
)


def _kept_until(kind: CertificateKind, issued_on: dt.date, valid_until: dt.date | None) -> dt.date:
    return (valid_until or issued_on) + dt.timedelta(days=kind.kept_days)


def _refuse_impossible(issued_on: dt.date, valid_until: dt.date | None) -> None:
    if issued_on > today():
        raise ValidationError(_("A certificate is not issued before its day."))
    if valid_until and valid_until < issued_on:
        raise ValidationError(_("A certificate does not end before it is issued."))


def _unnumbered(kind: CertificateKind, holder: Holder, **same: Any) -> Certificate:
    person, about = holder.person, holder.about
    made = Certificate(
        kind=kind.key,
        person=person,
        name=normalise_name(holder.name or (person.name if person else "")),
        values=_stored(kind, holder.values),
        key=holder.key or _usual_key(person, about),
        kept_until=_kept_until(kind, same["issued_on"], same["valid_until"]),
        **same,
    )
    if len(made.key or "") > LONGEST_KEY:
        raise ValueError(f"certificates “{kind.key}”: a key is too long")
    if about is not None:
        made.content_type = ContentType.objects.get_for_model(about)
        made.object_id = str(about.pk)
    return made


def _usual_key(person: Person | None, about: models.Model | None) -> str | None:
    if person is None or about is None:
        return None
    return f"{about._meta.label_lower}:{about.pk}:{person.public_id}"


def _stored(kind: CertificateKind, values: Values) -> dict[str, str]:
    """The values as text; raises ``ValueError`` for what the kind does not say, or not so long."""
    if values.keys() != kind.values.keys():
        wrong = sorted(values.keys() ^ kind.values.keys())
        raise ValueError(f"certificates “{kind.key}”: {wrong} are missing or not declared")
    stored = {}
    for name, value in values.items():
        if kind.values[name].is_day and not (value == "" or isinstance(value, dt.date)):
            raise ValueError(f"certificates “{kind.key}”: {name} is a day")
        text = value.isoformat() if isinstance(value, dt.date) else str(value).strip()
        if len(text) > LONGEST_VALUE:
            raise ValueError(f"certificates “{kind.key}”: {name} is too long")
        stored[name] = text
    return stored


@transaction.atomic
def _write(kind: CertificateKind, wanted: list[Certificate]) -> list[Certificate]:
    """Numbers and stores those whose key is new; the others are what they were."""
    keys = {row.key for row in wanted if row.key}
    known = _known(kind, keys)
    if not all(row.key in known for row in wanted):
        series = Series.locked(kind.key, wanted[0].issued_on.year)
        known = _known(kind, keys)  # somebody may have been faster
        fresh = {_identity(row): row for row in wanted if row.key not in known}
        _number(kind, series, list(fresh.values()))
        Certificate.objects.bulk_create(fresh.values(), batch_size=BATCH)
        known.update(fresh)
    return [known[_identity(row)] for row in wanted]


def _identity(row: Certificate) -> str:
    """What makes two the same certificate: the key, or for one without a key nothing else."""
    return row.key or row.public_id


def _known(kind: CertificateKind, keys: Iterable[str]) -> dict[str, Certificate]:
    asked = sorted(keys)
    found: dict[str, Certificate] = {}
    for start in range(0, len(asked), BATCH):
        rows = Certificate.objects.filter(kind=kind.key, key__in=asked[start : start + BATCH])
        found.update({str(row.key): row for row in rows})
    return found


def _number(kind: CertificateKind, series: Series, fresh: list[Certificate]) -> None:
    """Gives each the next number, and the digest of what is printed."""
    first, seal = series.take(len(fresh)), Seal.current()
    with override(settings.LANGUAGE_CODE):
        prefix = str(kind.prefix)
    for number, row in enumerate(fresh, first):
        row.number = f"{prefix}{series.year}-{number:06d}"
        row.digest = seal.digest(row)

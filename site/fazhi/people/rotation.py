"""Putting all encrypted columns under the first key, and all hashes under the lookup key of today.

Works on every model that has such columns, in batches that are a transaction each. A row that is
current is left alone, so an interrupted rotation is finished by running it again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Cast

from fazhi.people.encryption import (
    EncryptedTextField,
    KeyedHashField,
    UnreadableField,
    decrypt,
    is_current,
)

BATCH = 500
_TOKEN = "token_of_"  # noqa: S105 - prefix of an alias in queries


@dataclass
class Rotation:
    """What was done to one model; the lists hold primary keys of rows that a person must look at.

    ``unreadable``: no key opens the row; it is left as it is. ``twins``: another row has the new
    hash already, because the same person was recorded again after the lookup key was changed.
    """

    model: type[models.Model]
    rotated: int = 0
    current: int = 0
    unreadable: list[object] = field(default_factory=list)
    twins: list[object] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """Rows looked at."""
        return self.rotated + self.current + len(self.unreadable) + len(self.twins)


def protected_models() -> list[type[models.Model]]:
    """Every installed model with an encrypted or hashed column."""
    return [m for m in apps.get_models() if _columns(m, EncryptedTextField | KeyedHashField)]


def rotate(
    model: type[models.Model],
    progress: Callable[[Rotation], None] = lambda rotation: None,
    batch_size: int = BATCH,
) -> Rotation:
    """Re-encrypts and re-hashes the rows of ``model``; ``progress`` hears after each batch."""
    result = Rotation(model)
    encrypted = _columns(model, EncryptedTextField)
    hashed = _columns(model, KeyedHashField)
    last: object = None
    while True:
        with transaction.atomic():
            batch = list(_batch(model, encrypted, last, batch_size))
            for row in batch:
                _rotate_row(row, encrypted, hashed, result)
        if not batch:
            return result
        last = batch[-1][model._meta.pk.attname]
        progress(result)


def _columns(model: type[models.Model], kind: Any) -> list[Any]:
    return [f for f in model._meta.local_concrete_fields if isinstance(f, kind)]


def _batch(
    model: type[models.Model], encrypted: list[Any], last: object, size: int
) -> Iterator[dict[str, Any]]:
    """Locked rows with their tokens as stored: reading one with a lost key must not fail the rest."""
    names = {f.name for f in encrypted}
    plain = [f.attname for f in model._meta.local_concrete_fields if f.name not in names]
    rows = model._base_manager.select_for_update().order_by("pk")
    if last is not None:
        rows = rows.filter(pk__gt=last)
    tokens = {f"{_TOKEN}{name}": Cast(name, models.TextField()) for name in names}
    yield from rows.values(*plain, **tokens)[:size]


def _rotate_row(
    row: dict[str, Any], encrypted: list[Any], hashed: list[Any], result: Rotation
) -> None:
    key = row[result.model._meta.pk.attname]
    tokens = {f.name: row.pop(f"{_TOKEN}{f.name}") for f in encrypted}
    try:
        texts = {name: decrypt(token or "") for name, token in tokens.items()}
    except UnreadableField:
        result.unreadable.append(key)
        return
    instance = result.model(**row, **texts)
    values: dict[str, str] = {n: texts[n] for n, t in tokens.items() if t and not is_current(t)}
    for column in hashed:
        digest = column.hash(getattr(instance, column.source) or "")
        if digest != row[column.attname]:
            values[column.name] = digest
    if not values:
        result.current += 1
        return
    try:
        with transaction.atomic():
            result.model._base_manager.filter(pk=key).update(**values)
    except IntegrityError:
        result.twins.append(key)
    else:
        result.rotated += 1

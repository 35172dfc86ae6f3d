"""What the lists of places have in common: values of cells, and planning one row."""

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.imports.importer import Action, Change, Difference, Plan, differences
from fazhi.places.models.base import Datum
from fazhi.spreadsheets import Column, Row, as_choice

M = TypeVar("M", bound=models.Model)

_SEPARATORS = re.compile(r"[、,，;；\n]+")


def as_number(text: str) -> int:
    """A whole number from 0 on."""
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError(_("“%(text)s” is no whole number") % {"text": text})
    return int(text)


def as_decimal(text: str) -> Decimal:
    """Degrees with at most six places."""
    try:
        return round(Decimal(text), 6)
    except InvalidOperation:
        raise ValueError(_("“%(text)s” is no number of degrees") % {"text": text}) from None


LOCATION = (
    Column("address", gettext_lazy("Address"), max_length=200),
    Column("address_en", gettext_lazy("Address in English"), max_length=250),
    Column("latitude", gettext_lazy("Latitude"), parse=as_decimal, default=None),
    Column("longitude", gettext_lazy("Longitude"), parse=as_decimal, default=None),
    Column(
        "datum",
        gettext_lazy("Coordinate system"),
        parse=as_choice(Datum),
        hint=gettext_lazy("Required with coordinates; most maps in China use GCJ-02."),
    ),
)


def as_list(parse: Callable[[str], str] = str) -> Callable[[str], tuple[str, ...]]:
    """Several values, separated by commas, 、 or line breaks, each read by ``parse``."""

    def read(text: str) -> tuple[str, ...]:
        parts = (part.strip() for part in _SEPARATORS.split(text))
        return tuple(parse(part) for part in parts if part)

    return read


def values_of(row: Row, columns: Collection[Column], *, new: bool) -> dict[str, Any]:
    """What a row says: all columns for something new, else those that the file has."""
    return {c.key: row[c.key] for c in columns if new or c.key in row}


def find(row: Row, column: Column, by_name: Mapping[str, M], plan: Plan) -> M | None:
    """What the cell names; a finding when it names something that is not there."""
    name = row[column.key]
    found = by_name.get(name)
    if name and found is None:
        plan.error(_("there is no “%(name)s” on the site") % {"name": name}, row, column.title)
    return found


def plan_row(
    plan: Plan,
    row: Row,
    instance: models.Model,
    values: Mapping[str, Any],
    titles: Mapping[str, Any],
    unchecked: Collection[str] = (),
    more: tuple[Difference, ...] = (),
) -> None:
    """Sets the values, checks the result and adds what would happen to the plan.

    ``unchecked`` are fields whose targets need not be saved yet, ``more`` what changes beside the
    values.
    """
    new = instance._state.adding
    changed = differences(instance, values) + more
    for name, value in values.items():
        setattr(instance, name, value)
    try:
        instance.full_clean(exclude={"public_id", "slug", *unchecked})
    except ValidationError as problem:
        plan.invalid(problem, row, titles)
        return
    if not new and not changed:
        plan.unchanged += 1
        return
    action = Action.CREATE if new else Action.CHANGE
    plan.changes.append(Change(action, row.number, str(instance), changed, instance))

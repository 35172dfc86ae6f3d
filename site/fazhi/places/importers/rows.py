"""What the lists of places have in common: values of cells, and planning one row."""

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from fazhi.imports.importer import Action, Change, Difference, Plan, differences
from fazhi.links.ids import normalise_public_id
from fazhi.places.models.base import Datum, Named
from fazhi.spreadsheets import Column, Row, as_choice, cell_text

M = TypeVar("M", bound=Named)

LONGEST_TEXT = 32_767  # what a cell of a worksheet holds; the site sets no limit

_SEPARATORS = re.compile(r"[、,，;；\n]+")


def as_number(text: str) -> int:
    """A whole number from 0 on."""
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError(_("“%(text)s” is no whole number") % {"text": text})
    return int(text)


def as_decimal(text: str) -> Decimal:
    """Degrees with at most six places."""
    try:
        number = round(Decimal(text), 6)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(_("“%(text)s” is no number of degrees") % {"text": text})
    return number


# Files made before the column was called as in the forms are still read.
KIND_TITLE = pgettext_lazy("heading of a column", "Kind")
KIND_BEFORE = (gettext_lazy("Kind"),)
ID = Column(
    "public_id",
    gettext_lazy("Permanent id"),
    max_length=40,
    parse=normalise_public_id,
    unique=True,
    hint=gettext_lazy(
        "As in a downloaded list: it finds the entry under another name too. Empty for what is new."
    ),
)
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


class Known(Generic[M]):
    """What the site has: found by its permanent id where the file gives one, else by its key.

    With the id a list can give another name or number to what there is.
    """

    def __init__(self, objects: Iterable[M], key: Callable[[M], Hashable]) -> None:
        self._by_id = {o.public_id: o for o in objects}
        self._by_key = {key(o): o for o in self._by_id.values()}
        self._rows: dict[str, int] = {}

    def find(self, row: Row, key: Hashable, plan: Plan, new: M) -> M | None:
        """What the row speaks of, ``new`` if nothing; ``None`` after a finding."""
        public_id = row[ID.key]
        found = self._by_id.get(public_id) if public_id else self._by_key.get(key)
        if found is None and public_id:
            plan.error(_("nothing in this list of the site has this permanent id"), row, ID.title)
            return None
        if found is None:
            return new
        first = self._rows.setdefault(found.public_id, row.number)
        if first != row.number:
            plan.error(_("the same entry stands in row %(first)s") % {"first": first}, row)
            return None
        return found


def named(objects: Iterable[M]) -> dict[str, M]:
    """Objects by their names as a cell has them."""
    return {cell_text(o.name): o for o in objects}


def values_of(row: Row, columns: Collection[Column], instance: models.Model) -> dict[str, Any]:
    """What a row says: all columns for something new, else those that the file has.

    A cell keeps neither empty lines nor runs of spaces: a text that differs in nothing else stays.
    """
    values = {}
    for column in columns:
        if not instance._state.adding and column.key not in row:
            continue
        old, value = getattr(instance, column.key), row[column.key]
        if isinstance(old, str) and cell_text(old, keep_lines=column.multiline) == value:
            value = old
        values[column.key] = value
    return values


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

"""Cells that the three lists have in common: a department's name, a last day, a kept text."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from fazhi.departments.models import Department
from fazhi.spreadsheets import Column, as_date, cell_text

Period = tuple[dt.date | None, dt.date | None]  # first and last day, both included; ``None`` open

START = Column(
    "starts_on",
    _("From day"),
    parse=as_date,
    default=None,
    hint=_("As 2026-01-31; today where it is empty."),
)
END = Column(
    "ends_on",
    _("Until day"),
    parse=as_date,
    default=None,
    hint=_("As 2026-01-31, included; an empty cell changes nothing."),
)


def by_name(departments: Iterable[Department]) -> dict[str, Department]:
    """Those that are not dissolved; of two that follow each other the one that exists today."""
    usable = [d for d in departments if not d.is_over()]
    return {cell_text(d.name): d for d in sorted(usable, key=Department.holds)}


def says(text: str, cell: str, *, multiline: bool = False) -> bool:
    """Whether a cell repeats a text, whose blanks and empty lines a spreadsheet does not keep."""
    return cell in (text, cell_text(text, keep_lines=multiline))


def in_order(first: dt.date | None, last: dt.date | None) -> bool:
    """Whether a period does not end before it begins; ``None`` is open."""
    return first is None or last is None or first <= last


def share_a_day(one: Period, other: Period) -> bool:
    """Whether two periods, both days included, overlap."""
    return in_order(one[0], other[1]) and in_order(other[0], one[1])

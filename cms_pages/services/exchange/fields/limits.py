"""Time limits: the number, what it is counted in, and from when; procedures that do not count in them."""

import re
import unicodedata
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from cms_pages.services.choices import Unit
from cms_pages.services.exchange.fields.base import (
    Columns,
    Value,
    new_entry,
    problems_of,
    set_entries,
    stored,
)
from cms_pages.services.exchange.fields.lines import BASIS, UNVERIFIED, Line, Part
from cms_pages.services.exchange.headings import remark_of
from cms_pages.services.exchange.known import Known
from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Said, Saying
from cms_pages.services.exchange.wording import as_one_of, is_nothing, meaning, plain
from fazhi.spreadsheets import Column
from fazhi.spreadsheets.languages import spellings

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

NO_LIMIT = pgettext_lazy("time limit", "none")
NOTE = Line("note")

_NUMBER = re.compile(r"(\d{1,5})\s*([^\d.].*)?", re.DOTALL)


def limit_of(text: str, unit: str = "") -> Value | None:
    """The number and the unit of “20 working days”; ``unit`` is that of a number without one.

    None where nothing is said. Raises ``ValueError`` with the reason.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    found = _NUMBER.fullmatch(text)
    if _is_at_once(text):
        return {"number": None, "unit": Unit.AT_ONCE.value}
    if text and not found:
        example = f"20 {Unit.WORKDAY.label}"
        message = _("“%(text)s” is no time limit such as “%(example)s”")
        raise ValueError(message % {"text": text, "example": example})
    number, own = (int(found[1]), (found[2] or "").strip()) if found else (None, "")
    counted = {as_one_of(Unit, one) for one in (own, unit) if one and not is_nothing(one)}
    if len(counted) > 1:
        message = _("“%(text)s” is counted in something else than its unit says, “%(unit)s”")
        raise ValueError(message % {"text": text, "unit": unit})
    if number == 0 or counted == {Unit.AT_ONCE}:
        return {"number": None, "unit": Unit.AT_ONCE.value}
    if number is None:
        return None
    if not counted:
        units = "、".join(str(one.label) for one in Unit)
        message = _("say in what “%(text)s” is counted: %(units)s")
        raise ValueError(message % {"text": text, "units": units})
    return {"number": number, "unit": counted.pop()}


def _is_at_once(text: str) -> bool:
    try:
        return as_one_of(Unit, text) == Unit.AT_ONCE
    except ValueError:
        return False


def in_words(limit: Value) -> str:
    """A stored limit as `limit_of` reads it."""
    if limit.get("unit") == Unit.AT_ONCE:
        return str(Unit.AT_ONCE.label)
    number, unit = limit.get("number"), limit.get("unit")
    return f"{number} {Unit(unit).label}" if number is not None and unit else ""


class LimitColumns(Columns):
    """A limit in three columns: number, unit and note.

    The unit may stand behind the number, or in brackets behind the heading. ``no_limit`` names the field
    that says that there is none by law.
    """

    def __init__(
        self, number: Column, unit: Column, note: Column, field: str, *, no_limit: str = ""
    ) -> None:
        self.columns = (number, unit, note)
        self.field, self.no_limit = field, no_limit

    def write(self, guide: "ServiceGuidePage", known: Known) -> dict[str, str]:
        number, unit, note = (column.key for column in self.columns)
        limit = next((item["value"] for item in stored(guide, self.field)), None)
        if limit is None:
            is_none = bool(self.no_limit) and getattr(guide, self.no_limit)
            return {number: str(NO_LIMIT) if is_none else "", unit: "", note: ""}
        return {
            number: "" if limit.get("number") is None else str(limit["number"]),
            unit: str(Unit(limit["unit"]).label) if limit.get("unit") else "",
            note: NOTE.write(limit),
        }

    def read(self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks) -> None:
        number, unit, note = (column.key for column in self.columns)
        now = self.write(guide, known)
        where = said.get(number) or said.get(unit) or said[note]
        text = said[number].text if number in said else now[number]
        if _is_none(text):
            self._set(guide, None, is_none=True)
            return
        if unit in said and not _is_unit(said[unit], remarks):
            return
        try:
            limit = limit_of("" if is_nothing(text) else text, self._unit(said, now, text))
        except ValueError as problem:
            remarks.wrong(where, str(problem))
            return
        if note in said:
            limit = self._with_note(limit, said[note], remarks)
        self._set(guide, limit, is_none=False)
        for found in problems_of(guide, self.field):
            remarks.wrong(where, found.message)

    @staticmethod
    def _with_note(limit: Value | None, said: Said, remarks: Remarks) -> Value | None:
        try:
            note = {} if is_nothing(said.text) else NOTE.read(said.text)
        except ValueError as problem:
            remarks.wrong(said, str(problem))
            return limit
        if limit is None:
            if note:
                remarks.wrong(said, _("there is no time limit that this note could belong to"))
            return None
        return {**limit, "note": "", **note}

    def _unit(self, said: Saying, now: dict[str, str], text: str) -> str:
        """What a number without a unit is counted in: what its column says, or its heading, or it was."""
        number, unit, _note = (column.key for column in self.columns)
        if unit in said:
            return said[unit].text
        if number in said and (remark := _unit_of(said[number])):
            return remark
        found = _NUMBER.fullmatch(text)
        return now[unit] if found and not found[2] else ""

    def _set(self, guide: "ServiceGuidePage", limit: Value | None, *, is_none: bool) -> None:
        new = new_entry(guide, self.field)
        for old in stored(guide, self.field):
            new = {**old, "value": {**new["value"], **old["value"]}}
        entries = [{**new, "value": {**new["value"], **limit}}] if limit else []
        set_entries(guide, self.field, entries)
        if self.no_limit:
            setattr(guide, self.no_limit, is_none)


def _is_none(text: str) -> bool:
    names = {plain(one) for one in spellings(NO_LIMIT)}
    return bool(text) and (plain(text) in names or bool(meaning("NoLimit", text)))


def _is_unit(said: Said, remarks: Remarks) -> bool:
    """Whether a cell holds a unit or nothing."""
    try:
        return is_nothing(said.text) or bool(as_one_of(Unit, said.text))
    except ValueError as problem:
        remarks.wrong(said, str(problem))
        return False


def _unit_of(said: Said) -> str:
    remark = remark_of(said.heading)
    return remark if meaning(Unit.__name__, remark) else ""


class ProcedureLine(Line):
    """A procedure and how long it takes, with what its time limit says of itself."""

    def __init__(self) -> None:
        note = Part("note", pgettext_lazy("part of a line", "Note"))
        super().__init__("kind", "limit", parts=(note, BASIS, UNVERIFIED))

    def write(self, value: Value) -> str:
        limit = value.get("limit") or {}
        return super().write({**limit, "kind": value.get("kind"), "limit": in_words(limit)})

    def read(self, line: str) -> Value:
        value = super().read(line)
        kind, text = value.pop("kind"), value.pop("limit", "")
        return {"kind": kind, "limit": {**(limit_of(text) or {}), **value}}

    def merged(self, old: Value, new: Value) -> Value:
        return {**old, **new, "limit": {**old.get("limit", {}), **new["limit"]}}

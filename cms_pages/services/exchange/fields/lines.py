"""A cell of several lines, each an entry: “name：what of it｜label：more of it”."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from wagtail.rich_text import get_text_for_indexing

from cms_pages.services.exchange.fields.base import (
    Columns,
    Problem,
    Value,
    new_entry,
    problems_of,
    set_entries,
    stored,
)
from cms_pages.services.exchange.known import Known
from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Saying, as_read, shortened
from cms_pages.services.exchange.wording import as_flag, as_one_of, is_nothing, labels, plain
from fazhi.spreadsheets import Column

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

PART, COLON = "｜", "："

_PARTS = re.compile("[｜|]")
_COLON = re.compile(r"：|:(?![\d/])")  # not the one of a time or an address
_ARROWS = re.compile(r"\s*(?:→|-+>|—+>)\s*")
_NUMBERED = re.compile(r"(?:[(（]?\d{1,2}[)）.．、](?!\d)|[①-⑳])\s*")


@dataclass(frozen=True)
class Part:
    """What stands behind a label; one that is a ``flag`` is its label alone."""

    name: str
    label: str | Promise
    choices: type[TextChoices] | None = None
    is_flag: bool = False

    @cached_property
    def names(self) -> set[str]:
        """How its label may be written."""
        return labels(self.name, self.label)

    def write(self, value: Value) -> str:
        """The part as it stands in a line; empty where there is nothing to say."""
        stored = value.get(self.name)
        if not stored:
            return ""
        if self.is_flag:
            return str(self.label)
        said = self.choices(stored).label if self.choices else stored
        return f"{self.label}{COLON}{_in_line(str(said))}"

    def read(self, said: str) -> Any:
        """What stands behind the label. Raises ``ValueError`` with the reason."""
        if self.is_flag:
            return as_flag(said) if said else True
        return as_one_of(self.choices, said) if self.choices and said else said


BASIS = Part("basis", pgettext_lazy("part of a line", "Basis"))
UNVERIFIED = Part(
    "unverified", pgettext_lazy("part of a line", "Still to be verified"), is_flag=True
)


class Line:
    """How an entry stands in a line: its ``main`` text, a ``second`` one behind a colon, and parts.

    A line without a colon is its ``alone``, the main text by default. ``rich`` are texts with
    paragraphs.
    """

    def __init__(
        self,
        main: str,
        second: str = "",
        *,
        alone: str = "",
        parts: tuple[Part, ...] = (BASIS, UNVERIFIED),
        rich: frozenset[str] = frozenset(),
    ) -> None:
        self.main, self.second, self.alone = main, second, alone or main
        self.parts, self.rich = parts, rich

    def write(self, value: Value) -> str:
        """An entry as a line."""
        main, second = self._text(value, self.main), self._text(value, self.second)
        head = f"{main}{COLON}{second}" if second else main
        if second and not main and self.alone == self.second:
            head = second
        return PART.join(filter(None, (head, *(part.write(value) for part in self.parts))))

    def _text(self, value: Value, name: str) -> str:
        stored = str(value.get(name) or "")
        return _in_line(get_text_for_indexing(stored) if name in self.rich else stored)

    def read(self, line: str) -> Value:
        """What a line says, and nothing of what it leaves out. Raises ``ValueError`` with the reason."""
        head, *parts = (one.strip() for one in _PARTS.split(line))
        value: Value = {}
        for part in parts:
            value |= self._read_part(part)
        head = without_number(head)
        found = _COLON.search(head) if self.second else None
        if found:
            texts = {self.main: head[: found.start()], self.second: head[found.end() :]}
        else:
            texts = {self.alone: head}
        for name, text in texts.items():
            value[name] = _paragraph(text) if name in self.rich else text.strip()
        return value

    def identity(self, value: Value) -> Any:
        """By what a changed entry is known as the same; nothing for one that is not."""
        return value.get(self.main)

    def merged(self, old: Value, new: Value) -> Value:
        """An entry with what a line says of it; what the line leaves out stays, paragraphs as well."""
        same = {
            name
            for name in self.rich & new.keys()
            if self._text(old, name) == self._text(new, name)
        }
        return {**old, **{name: value for name, value in new.items() if name not in same}}

    def _read_part(self, text: str) -> Value:
        label, _colon, said = text.replace(":", COLON, 1).partition(COLON)
        for part in self.parts:
            if plain(label) in part.names:
                return {part.name: part.read(said.strip())}
        known = "、".join(str(part.label) for part in self.parts)
        raise ValueError(
            _("“%(text)s” behind “｜” begins with none of: %(labels)s")
            % {"text": shortened(text), "labels": known}
        )


class LinesColumn(Columns):
    """A list of entries. An entry that a line repeats stays as it is, with all that lines cannot say.

    An entry of the same main text is changed, any other made. With ``arrows`` a single line of steps with
    arrows between them is taken for as many.
    """

    def __init__(self, column: Column, field: str, line: Line, *, arrows: bool = False) -> None:
        self.columns = (column,)
        self.field, self.line, self.arrows = field, line, arrows

    def write(self, guide: "ServiceGuidePage", known: Known) -> dict[str, str]:
        lines = (self.write_line(item["value"], known) for item in stored(guide, self.field))
        return {self.columns[0].key: "\n".join(lines)}

    def write_line(self, value: Value, known: Known) -> str:
        """An entry as a line."""
        return self.line.write(value)

    def read(self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks) -> None:
        one = said[self.columns[0].key]
        old = _Entries(self, guide, known)
        lines = self._lines(one.text)
        repeated = [old.repeated(line) for line in lines]
        items: list[Value] = []
        for number, (line, kept) in enumerate(zip(lines, repeated, strict=True), start=1):
            try:
                new = [] if kept else self.read_line(line, known)
            except ValueError as reason:
                remarks.wrong(one, str(Problem(number, str(reason))))
            else:
                items += [kept] if kept else [old.changed(value) for value in new]
        set_entries(guide, self.field, items)
        for problem in problems_of(guide, self.field):
            remarks.wrong(one, str(problem))

    def read_line(self, line: str, known: Known) -> list[Value]:
        """The entries of a line, one as a rule. Raises ``ValueError`` with the reason."""
        return [self.line.read(line)]

    def _lines(self, text: str) -> list[str]:
        if is_nothing(text):
            return []
        lines = text.splitlines()
        return _ARROWS.split(lines[0]) if self.arrows and len(lines) == 1 else lines


class _Entries:
    """The entries that a field has, to be kept where a file repeats them."""

    def __init__(self, column: LinesColumn, guide: "ServiceGuidePage", known: Known) -> None:
        self._new = new_entry(guide, column.field)
        self._line = column.line
        self._repeated: dict[str, list[Value]] = defaultdict(list)
        for item in stored(guide, column.field):
            self._repeated[as_read(column.write_line(item["value"], known))].append(item)

    def repeated(self, line: str) -> Value | None:
        """The entry that is written like this, once."""
        items = self._repeated.get(line)
        return items.pop(0) if items else None

    def changed(self, value: Value) -> Value:
        """The entry of the same main text with other values, else a new one."""
        wanted = self._line.identity(value)
        for items in self._repeated.values():
            for item in items if wanted else ():
                if self._line.identity(item["value"]) == wanted:
                    items.remove(item)
                    return {**item, "value": self._line.merged(item["value"], value)}
        return {**self._new, "value": self._line.merged(self._new["value"], value)}


def without_number(line: str) -> str:
    """A line without the number of a list before it."""
    found = _NUMBERED.match(line)
    return line[found.end() :] if found else line


def _in_line(text: str) -> str:
    return _PARTS.sub("/", " ".join(text.split()))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text.strip())}</p>" if text.strip() else ""

"""Columns that hold one value: a text, a choice or some of them, a day, a number, records of the site."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Field, TextChoices
from django.utils.translation import gettext as _

from cms_pages.services.exchange.fields.base import Columns
from cms_pages.services.exchange.known import Known
from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Saying
from cms_pages.services.exchange.wording import as_count, as_one_of, is_nothing
from fazhi.places.importers.rows import as_list
from fazhi.spreadsheets import Column, as_date

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

BETWEEN = "、"


_SHORTENED = re.compile(r"\d(\.\d+)?e\+\d+|\d\.\d+e\d+", re.IGNORECASE)


class Plain(Columns):
    """A field of the same name as its column. ``parse`` raises ``ValueError`` with the reason."""

    def __init__(
        self, column: Column, show: Callable[[Any], str], parse: Callable[[str], Any]
    ) -> None:
        self.columns = (column,)
        self.show, self.parse = show, parse

    def write(self, guide: "ServiceGuidePage", known: Known) -> dict[str, str]:
        key = self.columns[0].key
        return {key: self.show(getattr(guide, key))}

    def read(self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks) -> None:
        key = self.columns[0].key
        one, field = said[key], _field(guide, key)
        try:
            value = self.parse(one.text) if one.text else field.get_default()
            setattr(guide, key, field.clean(value, guide))
        except ValidationError as problem:
            for message in problem.messages:
                remarks.wrong(one, message)
        except ValueError as problem:
            remarks.wrong(one, str(problem))


def _field(guide: "ServiceGuidePage", name: str) -> Field[Any, Any]:
    field = guide._meta.get_field(name)
    assert isinstance(field, Field)  # noqa: S101 - tells the type checker
    return field


class _Choice(Plain):
    """A choice; an empty cell says nothing of one that has to be made."""

    def read(self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks) -> None:
        key = self.columns[0].key
        if said[key].text or _field(guide, key).blank:
            super().read(said, guide, known, remarks)


def text(column: Column) -> Plain:
    """A text of one line."""
    return Plain(column, str, lambda said: " ".join(said.split()))


def choice(column: Column, choices: type[TextChoices]) -> Plain:
    """One of some choices; a word for nothing chooses nothing where that is possible."""

    def show(value: str) -> str:
        return str(choices(value).label) if value in set(choices) else value

    def parse(said: str) -> str:
        try:
            return as_one_of(choices, said)
        except ValueError:
            if is_nothing(said):
                return ""
            raise

    return _Choice(column, show, parse)


def some_of(column: Column, choices: type[TextChoices]) -> Plain:
    """Several of some choices."""

    def show(values: Iterable[str]) -> str:
        return BETWEEN.join(str(choices(value).label) for value in values)

    def parse(said: str) -> tuple[str, ...]:
        if is_nothing(said):
            return ()
        return tuple(as_one_of(choices, one) for one in as_list()(said.replace("/", BETWEEN)))

    return _Choice(column, show, parse)


def day(column: Column) -> Plain:
    """A day, or none."""

    def show(value: dt.date | None) -> str:
        return value.isoformat() if value else ""

    return Plain(column, show, lambda said: None if is_nothing(said) else as_date(said))


def count(column: Column) -> Plain:
    """A whole number, or none."""

    def show(value: int | None) -> str:
        return "" if value is None else str(value)

    return Plain(column, show, lambda said: None if is_nothing(said) else as_count(said))


def code(column: Column) -> Plain:
    """A code; the beginning of one that a spreadsheet has shortened is none."""

    def parse(said: str) -> str:
        found = "".join(said.split())
        if _SHORTENED.fullmatch(found):
            message = _(
                "“%(text)s” is a number that the spreadsheet has shortened; format the column as text, "
                "type again"
            )
            raise ValueError(message % {"text": said})
        return found

    return Plain(column, str, parse)


class DepartmentColumn(Columns):
    """The responsible department, by name or short name."""

    def __init__(self, column: Column) -> None:
        self.columns = (column,)

    def write(self, guide: "ServiceGuidePage", known: Known) -> dict[str, str]:
        department = guide.responsible_department
        return {self.columns[0].key: department.name if department else ""}

    def read(self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks) -> None:
        one = said[self.columns[0].key]
        try:
            guide.responsible_department = known.department(one.text) if one.text else None
        except ValueError as problem:
            remarks.wrong(one, str(problem))


class RecordsColumn(Columns):
    """Several records of the site; each unknown one is named."""

    def __init__(
        self,
        column: Column,
        show: Callable[[Known, Any], str],
        find: Callable[[Known, str], Any],
    ) -> None:
        self.columns = (column,)
        self.show, self.find = show, find

    def write(self, guide: "ServiceGuidePage", known: Known) -> dict[str, str]:
        key = self.columns[0].key
        names = (self.show(known, one) for one in getattr(guide, key).all())
        return {key: BETWEEN.join(names)}

    def read(self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks) -> None:
        key = self.columns[0].key
        found = []
        for name in () if is_nothing(said[key].text) else as_list()(said[key].text):
            try:
                found.append(self.find(known, name))
            except ValueError as problem:
                remarks.wrong(said[key], str(problem))
        getattr(guide, key).set(found)

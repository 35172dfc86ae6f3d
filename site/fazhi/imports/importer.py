"""What one kind of list is, what importing it would do, and doing it."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, Protocol

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import Promise

from wagtail.log_actions import log

from fazhi.spreadsheets import Column, Finding, Row, Sheet, read_sheet


class Action(StrEnum):
    """What confirming an import does with a row."""

    CREATE = "create"
    CHANGE = "change"


@dataclass(frozen=True)
class Difference:
    """One value that would change, as people read it."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One object that would be made or changed; ``target`` is what `Importer.apply` works with."""

    action: Action
    row: int
    label: str
    differences: tuple[Difference, ...] = ()
    target: Any = field(default=None, compare=False, repr=False)


@dataclass
class Plan:
    """What importing a file would do. With an error among the findings it is never carried out."""

    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unchanged: int = 0

    def error(self, message: str, row: Row | int | None = None, column: object = "") -> None:
        """Adds a finding that forbids the import."""
        number = row.number if isinstance(row, Row) else row
        self.findings.append(Finding(message, number, str(column)))

    def invalid(self, problem: ValidationError, row: Row | int, titles: Mapping[str, Any]) -> None:
        """Adds what a model's validation found; ``titles`` are the columns' headings by field."""
        for name, messages in problem.message_dict.items():
            for message in messages:
                self.error(message, row, titles.get(name, ""))

    @property
    def failed(self) -> bool:
        """Whether a finding forbids the import."""
        return any(f.is_error for f in self.findings)

    @property
    def created(self) -> int:
        """How many objects would be made."""
        return sum(c.action == Action.CREATE for c in self.changes)

    @property
    def changed(self) -> int:
        """How many objects would be changed."""
        return sum(c.action == Action.CHANGE for c in self.changes)

    @property
    def digest(self) -> str:
        """Equal for equal plans: what a person confirmed is what is carried out."""
        return hashlib.sha256(repr(self.changes).encode()).hexdigest()


class Importing(Protocol):
    """Who imports on a screen: an account, in a room above."""

    def has_perm(self, perm: str, /) -> bool: ...


class Importer(ABC):
    """One kind of list.

    ``unique`` names the columns that, together, tell rows apart. ``title`` is the list's name and
    the name of the template's worksheet. ``user`` is who imports on the screen, for a list that
    needs more rights than its model; ``None`` is the operator with a command, who may everything.
    """

    title: str | Promise
    explanation: str | Promise = ""
    columns: Sequence[Column]
    unique: Sequence[str] = ()

    def __init__(self, user: "Importing | None" = None) -> None:
        self.user = user

    def may(self, permission: str) -> bool:
        """Whether who imports has a permission, as ``app_label.codename``."""
        return self.user is None or self.user.has_perm(permission)

    @abstractmethod
    def plan(self, sheet: Sheet) -> Plan:
        """What the rows of a file without errors would do; changes nothing."""

    def apply(self, plan: Plan) -> None:
        """Carries out a plan without errors, inside a transaction: saves what the changes name."""
        for change in plan.changes:
            save_with_history(change.target, change.action)

    def read(self, source: Path | IO[bytes]) -> Plan:
        """The plan of a file; one with the findings alone when its rows cannot be read."""
        sheet = read_sheet(source, self.columns, self.unique)
        if sheet.failed:
            return Plan(findings=sheet.findings)
        plan = self.plan(sheet)
        plan.findings[:0] = sheet.findings
        return plan


def import_file(importer: Importer, source: Path | IO[bytes]) -> Plan:
    """Imports a file in one transaction, unless a finding forbids it; returns what was done."""
    with transaction.atomic():
        plan = importer.read(source)
        if not plan.failed:
            importer.apply(plan)
    return plan


def differences(instance: models.Model, values: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What would change if the model fields of ``values`` were set; sets nothing."""
    found = []
    for name, value in values.items():
        old = getattr(instance, name)
        if old == value:
            continue
        model_field = instance._meta.get_field(name)
        title = str(getattr(model_field, "verbose_name", name))
        found.append(Difference(title, _shown(model_field, old), _shown(model_field, value)))
    return tuple(found)


def save_with_history(instance: models.Model, action: Action) -> None:
    """Saves and writes the line of history that the administration's own forms write."""
    instance.save()
    log(instance=instance, action=f"wagtail.{'create' if action == Action.CREATE else 'edit'}")


def _shown(model_field: Any, value: Any) -> str:
    if isinstance(value, tuple):
        return "、".join(_shown(model_field, one) for one in value)
    if isinstance(value, models.Model):
        return str(value)  # one that is not saved yet cannot be looked up
    labels = dict(getattr(model_field, "flatchoices", None) or ())
    return str(labels.get(value, "" if value is None else value))

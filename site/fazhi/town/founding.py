"""How a real town begins: steps that rooms above register, run as one act or not at all."""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from fazhi.spreadsheets import Finding
from fazhi.town.demo import TownError, refuse_without_tables
from fazhi.town.models import Town, TownKind


@dataclass
class Report:
    """What a founding did or would do: lines to print, and findings of the imported files."""

    lines: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether a finding forbids the founding."""
        return any(f.is_error for f in self.findings)

    def refuse(self, error: ValidationError, options: dict[str, str]) -> None:
        """Adds a finding for each message of ``error``; ``options`` names what a field came from."""
        for name, messages in error.message_dict.items():
            for message in messages:
                said = f"{options[name]}: {message}" if name in options else message
                self.findings.append(Finding(said))


@dataclass(frozen=True)
class FoundingStep:
    """One room's share: ``arguments`` adds its options to `init_town`, ``run`` does the work.

    ``run`` gets the town, all options, and the report it adds lines and findings to.
    """

    name: str
    order: int
    run: Callable[[Town, dict[str, Any], Report], None]
    arguments: Callable[[ArgumentParser], None] | None = None


_steps: dict[str, FoundingStep] = {}


def register_founding(step: FoundingStep) -> None:
    """Adds a step; called from ``AppConfig.ready``."""
    _steps[step.name] = step


def founding_steps() -> list[FoundingStep]:
    """All steps in the order of running."""
    return sorted(_steps.values(), key=lambda s: (s.order, s.name))


class _Undo(Exception):
    """Rolls the transaction back on purpose."""


def found_town(name: str, name_en: str, options: dict[str, Any], *, dry_run: bool) -> Report:
    """Founds a real town in one transaction; a finding of an error or a dry run undoes it all.

    Raises `TownError` when the installation has already begun.
    """
    refuse_without_tables()
    town = Town.objects.current()
    if town and town.kind == TownKind.DEMO:
        raise TownError(
            _(
                "This installation holds demonstration data; run remove_demo first, or use another "
                "data folder."
            )
        )
    if town:
        raise TownError(_("The town “%s” has already been set up here.") % town.name)
    report = Report()
    town = Town(kind=TownKind.REAL, name=name.strip(), name_en=name_en.strip())
    try:
        town.clean_fields()
    except ValidationError as error:
        report.refuse(error, {"name": "--name", "name_en": "--name-en"})
        return report
    try:
        with transaction.atomic():
            town.save()
            for step in founding_steps():
                step.run(town, options, report)
            if dry_run or report.failed:
                raise _Undo
    except _Undo:
        Town.objects.forget()
    return report

"""An import from beginning to end: every source in turn, with progress and a report."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DatabaseError
from django.utils.translation import gettext

from fazhi.jobs.asking import enqueue_once
from legal_library.finding.naming import JOB as NAMES_JOB
from legal_library.importers.aliases import harvest_names
from legal_library.importers.plan import Outcome, Plan, in_library, make_plan
from legal_library.importers.sources import Source
from legal_library.importers.store import check_claims, settle_relations, store
from legal_library.importers.unreadable import Unreadable
from legal_library.models import LawVersion

logger = logging.getLogger(__name__)
WRITTEN = {Outcome.NEW_LAW, Outcome.NEW_VERSION, Outcome.CHANGED}


@dataclass(frozen=True)
class Result:
    """What became of one source; ``plan`` is there for ``progress`` and kept no longer."""

    name: str
    outcome: Outcome
    title: str = ""
    reason: str = ""
    articles: int = 0
    blocking: int = 0
    warnings: int = 0
    version: LawVersion | None = None
    plan: Plan | None = field(default=None, compare=False, repr=False)

    def as_dict(self) -> dict[str, Any]:
        """For the JSON summary."""
        return {
            "file": self.name,
            "outcome": self.outcome.value,
            "title": self.title,
            "reason": self.reason,
            "articles": self.articles,
            "blocking": self.blocking,
            "warnings": self.warnings,
            "version": self.version.date_part if self.version else "",
        }


@dataclass
class Report:
    """What an import has done so far. ``seconds`` and ``rate`` (texts a second) are measured."""

    total: int = 0
    is_dry: bool = False
    outcomes: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    provisions: Counter[str] = field(default_factory=Counter)
    problems: list[Result] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    @property
    def done(self) -> int:
        return sum(self.outcomes.values())

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    @property
    def rate(self) -> float:
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float:
        return (self.total - self.done) / self.rate if self.rate else 0.0

    @property
    def is_clean(self) -> bool:
        """Whether every source was read."""
        return not self.outcomes[Outcome.BROKEN]

    def as_dict(self) -> dict[str, Any]:
        """The JSON summary."""
        return {
            "dry_run": self.is_dry,
            "files": self.total,
            "seconds": round(self.seconds, 2),
            "per_second": round(self.rate, 2),
            "outcomes": {o.value: self.outcomes[o.value] for o in Outcome},
            "provisions": dict(self.provisions),
            "findings": dict(sorted(self.findings.items())),
            "problems": [result.as_dict() for result in self.problems],
        }


def run_import(
    sources: Iterable[Source],
    *,
    dry_run: bool = False,
    again: bool = False,
    keep_results: bool = False,
    progress: Callable[[Report, Result], None] | None = None,
) -> Report:
    """Imports sources one after the other; what cannot be read is reported and stops nothing.

    With ``dry_run`` nothing is written. Files whose hash the library knows are passed over, so
    that an interrupted import goes on where it stopped; ``again`` reads them anew. Every text is
    a transaction of its own. ``progress`` is called after each.
    """
    found = list(sources)
    report = Report(total=len(found), is_dry=dry_run)
    earlier: set[int] = set()
    for source in found:
        result = _one(source, report, earlier, dry_run=dry_run, again=again)
        report.outcomes[result.outcome.value] += 1
        if result.outcome in {Outcome.BROKEN, Outcome.HELD}:
            report.problems.append(replace(result, plan=None))
        if result.version and result.outcome in WRITTEN:
            earlier.add(result.version.pk)
        if keep_results:
            report.results.append(replace(result, plan=None))
        if progress:
            progress(report, result)
    if not dry_run:
        harvest_names()
        settle_relations()
        check_claims()
        if any(report.outcomes[outcome.value] for outcome in WRITTEN):
            enqueue_once(NAMES_JOB)
    return report


def _one(
    source: Source,
    report: Report,
    earlier: set[int],
    *,
    dry_run: bool,
    again: bool,
) -> Result:
    """Imports one source; ``earlier`` are the versions that this import has written."""
    known = None if again else in_library(source.sha256)
    if known:
        return Result(source.name, Outcome.SAME, known.title, articles=known.article_count)
    try:
        plan = make_plan(source)
        if plan.outcome == Outcome.CHANGED and plan.version and plan.version.pk in earlier:
            # Which of two files is right nobody but a person can say: the first one stays.
            return Result(source.name, Outcome.HELD, plan.title, reason=_twice(plan.version))
        outcome, version = (plan.outcome, plan.version) if dry_run else store(plan)
    except Unreadable as problem:
        return Result(source.name, Outcome.BROKEN, reason=str(problem.reason))
    except DatabaseError as problem:
        return Result(source.name, Outcome.BROKEN, reason=_said(problem))
    except Exception:
        # One text must never take the others with it; whoever runs the site finds it in the log.
        logger.exception("a text could not be imported: %s", source.name)
        return Result(source.name, Outcome.BROKEN, reason=gettext("An error of the software."))
    _count(report, plan)
    return Result(
        source.name,
        outcome,
        plan.title,
        articles=plan.article_count,
        blocking=len(plan.blocking),
        warnings=sum(1 for f in plan.findings if f.severity == "warning"),
        version=version,
        plan=plan,
    )


def _twice(version: LawVersion) -> str:
    return gettext(
        "Another file of this import (%(file)s) has the same version with other words."
    ) % {"file": version.source_file}


def _said(problem: DatabaseError) -> str:
    words = str(problem).splitlines()
    return gettext("The database refused the text: %(problem)s") % {
        "problem": words[0] if words else type(problem).__name__
    }


def _count(report: Report, plan: Plan) -> None:
    report.provisions.update(plan.kinds)
    for finding in plan.findings:
        report.findings[finding.code.value] += finding.count

"""The answers to “which window?”, with the windows as they are at this moment."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Model, QuerySet

from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.windows.asking import question_in
from cms_pages.services.windows.finding import Match, matches
from cms_pages.services.windows.guides import guides_in_use
from cms_pages.services.windows.listing import Window, windows_of
from fazhi.departments.models import Department
from search.analysis import normalise, runs

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Answer:
    """What was found and its windows; a guide without any is handled elsewhere, as it says itself."""

    windows: list[Window]
    guide: ServiceGuidePage | None = None
    department: Department | None = None
    matters: list[str] = field(default_factory=list)  # of a window that was found by itself


@dataclass(frozen=True)
class Answers:
    """What is answered to a question; ``is_sure`` where all that was typed fits."""

    matter: str
    found: list[Answer] = field(default_factory=list)
    is_sure: bool = False


def which_window(typed: str, at: dt.datetime, language: str) -> Answers:
    """The answers, the best first."""
    said = normalise(typed)
    question = question_in(said)
    matter = question.matter if question else said
    if not runs(matter):
        return Answers(typed)
    found = matches(matter, language)
    windows = windows_of((key for one in found.found for key in one.counters), at, language)
    guides = _by_key(guides_in_use(), [one.guide for one in found.found])
    departments = _by_key(Department.objects.active(), [one.department for one in found.found])
    answers = []
    for match in found.found:
        there = [windows[key] for key in match.counters if key in windows]
        guide, department = guides.get(match.guide), departments.get(match.department)
        if there or guide:
            answers.append(Answer(there, guide, department, _matters(match, there, matter)))
    return Answers(matter, answers, found.is_sure)


def _by_key(rows: QuerySet[Row], keys: Iterable[int | None]) -> dict[int | None, Row]:
    wanted = [key for key in keys if key]
    return dict(rows.in_bulk(wanted)) if wanted else {}


def _matters(match: Match, windows: list[Window], matter: str) -> list[str]:
    """The lines of a window in which stands what was asked for."""
    if match.guide or match.department:
        return []
    words = runs(matter)
    lines = [line for window in windows for line in window.counter.localized_handles]
    return [line for line in lines if any(word in normalise(line) for word in words)]

"""The ledger: every record in its order, how late steps were taken, and how long they wait."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_date, parse_datetime

from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.steps import Step
from fazhi.workdays import SHANGHAI, working_days_between

MOST_PAIRS = 4096  # pairs of days whose working days are remembered


@dataclass(frozen=True)
class StepTime:
    """How long a step waited in a department, in working days; ``late`` counts those taken late."""

    department: str
    step: str
    count: int
    median: float
    longest: int
    late: int


def step_of(record: SignOffRecord) -> str:
    """The name of the step that a record is about; empty without one."""
    return step_label(record.details.get("step", ""))


def step_label(value: Any) -> str:
    """The name of a step; as it stands in the record where no step is called so any more."""
    return str(Step(value).label) if value in Step.values else str(value or "")


def due_on(details: dict[str, Any]) -> dt.date | None:
    """The day on which a step was due, as its record has it."""
    return parse_date(str(details.get("due") or ""))


def days_late(details: dict[str, Any], made_at: dt.datetime) -> int:
    """Working days after the due date on which a step was taken; 0 in time or without one."""
    due = due_on(details)
    return max(0, _between(due, made_at.astimezone(SHANGHAI).date())) if due else 0


def days_waited(details: dict[str, Any], made_at: dt.datetime) -> int | None:
    """Working days from the day on which a step began until it was taken; nothing for other acts."""
    since = parse_datetime(str(details.get("since") or ""))
    if since is None:
        return None
    begun, taken = (moment.astimezone(SHANGHAI).date() for moment in (since, made_at))
    return max(0, _between(begun, taken))


def time_per_step(records: QuerySet[SignOffRecord]) -> list[StepTime]:
    """How long the steps among some records waited, by department and step; one query."""
    rows = records.order_by().filter(details__has_key="since")
    waited: dict[tuple[str, str], list[int]] = defaultdict(list)
    late: dict[tuple[str, str], int] = defaultdict(int)
    for department, details, made_at in rows.values_list("department", "details", "made_at"):
        days = days_waited(details, made_at)
        if days is not None:
            place = (department, str(details.get("step", "")))
            waited[place].append(days)
            late[place] += days_late(details, made_at) > 0
    return list(_summed(waited, late))


def _summed(
    waited: dict[tuple[str, str], list[int]], late: dict[tuple[str, str], int]
) -> Iterator[StepTime]:
    order = {step: place for place, step in enumerate(Step.values)}
    for place in sorted(waited, key=lambda p: (p[0], order.get(p[1], len(order)))):
        department, step = place
        days = waited[place]
        yield StepTime(
            department, step_label(step), len(days), median(days), max(days), late[place]
        )


@lru_cache(MOST_PAIRS)
def _between(start: dt.date, end: dt.date) -> int:
    return working_days_between(start, end)

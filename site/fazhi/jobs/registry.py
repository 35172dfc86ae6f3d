"""Which jobs there are: each room registers its own from ``AppConfig.ready``."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from fazhi.jobs.limits import LONGEST_TIME_LIMIT
from fazhi.jobs.schedules import Schedule

_NAME = re.compile(r"[a-z][a-z0-9_.]{0,79}")


class UnknownJob(LookupError):
    """No job has this name; ``names`` are those that exist."""

    def __init__(self, name: str, names: list[str]) -> None:
        self.name = name
        self.names = names
        super().__init__(f"no job {name}; there are {', '.join(names)}")


@dataclass(frozen=True)
class Job:
    """A registered function with its schedule and its limits; see `register_job`."""

    name: str
    function: Callable[..., str | None]
    label: str | Promise
    time_limit: int
    schedule: Schedule | None
    alert_after: int
    exclusive: bool
    forgets_idle_runs: bool = False

    @property
    def takes_arguments(self) -> bool:
        """Whether it runs only for something, such as one id, and not by itself."""
        return not _callable_alone(self.function)


_jobs: dict[str, Job] = {}


def register_job(
    name: str,
    function: Callable[..., str | None],
    *,
    label: str | Promise,
    time_limit: int = 300,
    schedule: Schedule | None = None,
    alert_after: int = 3,
    exclusive: bool | None = None,
    forgets_idle_runs: bool = False,
) -> Job:
    """Adds a job. The name stands in the database: it never changes.

    ``function`` is **idempotent**: a run whose process was killed is done again from the beginning,
    up to three times. It takes ids and short texts only, is called outside of any transaction, and
    may return a short text that is recorded. It has ``time_limit`` seconds; after that an exception
    is raised in it. After ``alert_after`` failures in a row `fazhi.jobs.trouble` tells. An
    ``exclusive`` job, as every scheduled one is, never runs twice at once. Of one that
    ``forgets_idle_runs`` only the last of the runs that returned nothing is kept: it looks often,
    and seldom finds something.

    Raises ``ValueError`` for a name that is taken or no name, a time limit beyond an hour, and a
    scheduled function that cannot be called without arguments.
    """
    if name in _jobs or not _NAME.fullmatch(name):
        raise ValueError(f"taken or no name of a job: {name}")
    if not 1 <= time_limit <= LONGEST_TIME_LIMIT:
        raise ValueError(f"{name}: time limit {time_limit} s, at most {LONGEST_TIME_LIMIT}")
    if schedule is not None and (exclusive is False or not _callable_alone(function)):
        raise ValueError(f"{name}: a scheduled job is exclusive and takes no arguments")
    job = Job(
        name=name,
        function=function,
        label=label,
        time_limit=time_limit,
        schedule=schedule,
        alert_after=alert_after,
        exclusive=schedule is not None if exclusive is None else exclusive,
        forgets_idle_runs=forgets_idle_runs,
    )
    _jobs[name] = job
    return job


def find_job(name: str) -> Job:
    """The job of that name; raises `UnknownJob`."""
    try:
        return _jobs[name]
    except KeyError:
        raise UnknownJob(name, sorted(_jobs)) from None


def time_limit_of(name: str) -> int:
    """Seconds that a run has; of a job that the software no longer has, one to say so."""
    return _jobs[name].time_limit if name in _jobs else 1


def all_jobs() -> list[Job]:
    """Every registered job by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def _callable_alone(function: Callable[..., object]) -> bool:
    try:
        inspect.signature(function).bind()
    except TypeError:
        return False
    return True

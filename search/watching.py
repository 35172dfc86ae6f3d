"""What `/readyz` says of the search; the site is ready without it."""

import datetime as dt

from django.utils import timezone

from fazhi.health import register_check
from search.analysis import ANALYSIS_VERSION
from search.indexing.generations import active_generation
from search.models import Change

LONGEST_WAIT = dt.timedelta(minutes=10)


class NoIndex(Exception):
    """No whole index has been built yet."""


class OutdatedIndex(Exception):
    """The index was built by another version of the software."""


class ChangesWait(Exception):
    """Something that has changed is not indexed after ten minutes."""


def check_index() -> None:
    """Raises `NoIndex`, `OutdatedIndex` or `ChangesWait`."""
    active = active_generation()
    if active is None or active.activated_at is None:
        raise NoIndex
    if active.analysis_version != ANALYSIS_VERSION:
        raise OutdatedIndex
    longest = timezone.now() - LONGEST_WAIT
    if Change.objects.filter(indexed_at=None, made_at__lt=longest).exists():
        raise ChangesWait


def register_checks() -> None:
    """Where somebody is expected to run the jobs."""
    register_check("search", check_index, is_needed=False)

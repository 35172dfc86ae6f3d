"""Runs are not kept for ever."""

import datetime as dt

from django.utils import timezone

import pytest

from fazhi.jobs.models import KEPT_DAYS, Run, RunState, purge_runs
from fazhi.upkeep import purges

pytestmark = pytest.mark.django_db


def test_runs_that_ended_long_ago_are_deleted_failed_ones_too() -> None:
    now = timezone.now()
    old, recent = (now - dt.timedelta(days=days) for days in (KEPT_DAYS + 1, KEPT_DAYS - 1))
    for state in (RunState.DONE, RunState.FAILED, RunState.INTERRUPTED):
        for moment in (old, recent):
            Run.objects.create(job="x", state=state, asked_at=moment, ended_at=moment)
    waiting = Run.objects.create(job="x", asked_at=old)
    assert purge_runs(dry_run=True) == 3
    assert purge_runs() == 3
    assert Run.objects.count() == 4
    assert Run.objects.open().get() == waiting
    assert purge_runs in [purge for _label, purge in purges()]

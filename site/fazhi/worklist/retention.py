"""Deleting what was written about a task, some time after its end; what it was stays."""

import datetime as dt

from django.utils import timezone

from fazhi.worklist.models import Task
from fazhi.worklist.models.task import KEPT_DAYS
from fazhi.worklist.states import State


def purge_words(dry_run: bool = False) -> int:
    """Empties outcomes `KEPT_DAYS` days after the end; returns how many rows.

    Source: Personal Information Protection Law, article 19.
    """
    before = timezone.now() - dt.timedelta(days=KEPT_DAYS)
    over = Task.objects.filter(
        state__in=(State.DONE, State.CANCELLED), ended_at__lt=before, erased=False
    )
    return over.count() if dry_run else over.update(outcome="", erased=True)

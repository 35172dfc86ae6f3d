"""Deleting what was written, some time after it was answered; the figures stay."""

import datetime as dt

from django.utils import timezone

from fazhi.feedback.models import Feedback
from fazhi.feedback.models.feedback import KEPT_DAYS
from fazhi.feedback.states import State


def purge_words(dry_run: bool = False) -> int:
    """Empties messages and answers `KEPT_DAYS` days after the end; returns how many rows.

    Source: Personal Information Protection Law, article 19.
    """
    before = timezone.now() - dt.timedelta(days=KEPT_DAYS)
    over = Feedback.objects.filter(
        state__in=(State.DONE, State.DECLINED), answered_at__lt=before, erased=False
    )
    if dry_run:
        return over.count()
    return over.update(text="", answer="", submission="", erased=True)

"""What pages show of this room: remembered, so that asking costs a page no query."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from fazhi.feedback.models import FeedbackSettings

CACHE_KEY = "feedback:shows_votes"
# Processes without a shared cache hear of a change in another one this late.
REMEMBERED_SECONDS = 60


def shows_votes() -> bool:
    """Whether pages ask if they are useful."""
    known: bool | None = cache.get(CACHE_KEY)
    if known is None:
        known = FeedbackSettings.current().shows_votes
        cache.set(CACHE_KEY, known, REMEMBERED_SECONDS)
    return known


def _forget(**kwargs: Any) -> None:
    cache.delete(CACHE_KEY)
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))


def connect() -> None:
    """Called once, when the apps are ready."""
    for signal in (post_save, post_delete):
        signal.connect(_forget, sender=FeedbackSettings, dispatch_uid="feedback.visibility")

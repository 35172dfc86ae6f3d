"""Generations of the index: the one that is asked, and the one that is being built."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from fazhi.jobs.claims import is_abandoned
from search.analysis import ANALYSIS_VERSION
from search.engines.choice import database_engine
from search.indexing.deliveries import leave_mirrors
from search.models import DocumentNumber, Entry, EntryText, Generation, GenerationState, Suggestion

BATCH = 5000
# A build of which nothing was heard for so long is over.
SILENT = dt.timedelta(minutes=10)
# Whoever asked the old index a moment ago is still served by it.
GRACE = dt.timedelta(minutes=1)


def active_generation() -> Generation | None:
    """The generation that queries ask; None before anything was indexed."""
    return Generation.objects.filter(state=GenerationState.ACTIVE).first()


def locked_active_generation() -> Generation:
    """The same for whoever writes, one at a time; made where there is none.

    Raises ``TransactionManagementError`` outside of a transaction.
    """
    locked = Generation.objects.select_for_update().filter(state=GenerationState.ACTIVE)
    # PostgreSQL finds none, too, where it was replaced while this process waited for it.
    while (found := locked.first()) is None:
        made, is_new = Generation.objects.get_or_create(
            state=GenerationState.ACTIVE, defaults={"analysis_version": ANALYSIS_VERSION}
        )
        if is_new:
            database_engine().create(made.pk)
            database_engine().finish(made.pk)
    return found


def must_be_built() -> bool:
    """Whether no whole index was ever built here, or one for another analysis of texts."""
    active = active_generation()
    return (
        active is None or active.activated_at is None or active.analysis_version != ANALYSIS_VERSION
    )


def building_generation() -> Generation | None:
    """The generation that a living process builds at this moment."""
    found = Generation.objects.filter(state=GenerationState.BUILDING).first()
    return None if found is None or is_given_up(found) else found


def is_given_up(generation: Generation) -> bool:
    """Whether nobody goes on building a generation."""
    silent = generation.heard_at <= timezone.now() - SILENT
    return silent or (bool(generation.builder) and is_abandoned(generation.builder))


def tidy_up() -> int:
    """Takes away builds that were given up and, after a while, what they replaced; how many."""
    left = Generation.objects.exclude(state=GenerationState.ACTIVE)
    over = [one.pk for one in left if _is_over(one)]
    for generation in over:
        take_away(generation)
    return len(over)


def _is_over(generation: Generation) -> bool:
    if generation.state == GenerationState.BUILDING:
        return is_given_up(generation)
    active = active_generation()
    since = active.activated_at if active else None
    return since is None or since <= timezone.now() - GRACE


def take_away(generation: int) -> None:
    """Removes a generation that nobody asks any more, in portions that hold nobody up."""
    leave_mirrors(generation)
    with transaction.atomic():
        database_engine().drop(generation)
    while True:
        with transaction.atomic():
            some = list(
                Entry.objects.filter(generation=generation).values_list("pk", flat=True)[:BATCH]
            )
            Suggestion.objects.filter(entry__in=some)._raw_delete("default")
            DocumentNumber.objects.filter(entry__in=some)._raw_delete("default")
            EntryText.objects.filter(pk__in=some)._raw_delete("default")
            Entry.objects.filter(pk__in=some)._raw_delete("default")
        if not some:
            break
    Generation.objects.filter(pk=generation).delete()
